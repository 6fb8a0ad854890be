using System.Globalization;
using System.Management.Automation;
using System.Reflection;
using Aliyun.Eni.Client.Credentials;
using Aliyun.Eni.Client.Http;
using Aliyun.Eni.Completion;
using Aliyun.Eni.Errors;
using Aliyun.Eni.Lifecycle;
using Aliyun.Eni.Pipeline;
using Aliyun.Eni.Session;
using Aliyun.Eni.Text;
using Aliyun.Eni.Validation;

namespace Aliyun.Eni.Commands;

/// <summary>
/// A cmdlet that processes network interfaces concurrently, each from the moment it arrives. A failure is a non-terminating error.
/// </summary>
public abstract class EniCmdlet : AliCmdlet
{
    private readonly Dictionary<(string? Profile, string Region), EniConnection?> _connections = [];
    private readonly List<EniConnection> _opened = [];
    private readonly HashSet<(EniConnection Connection, string Id, string Action)> _seen = [];
    private readonly List<PlannedChange> _unread = [];
    private readonly PipelineQueue _queue = new();
    private readonly CancellationTokenSource _cancel = new();
    private PipelineProgress? _progress;
    private RunningChanges? _changes;
    private bool _isCancelled;

    private protected EniCmdlet()
    {
    }

    /// <include file='../en-US/EniParameters.xml' path='help/parameter[@name="NetworkInterfaceId"]/*'/>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("Id")]
    [IdTransformation(AcceptNetworkInterfaces = true, AllowEmpty = true)]
    [ValidateExactId]
    [ArgumentCompleter(typeof(ParameterValueCompleter))]
    public string[] NetworkInterfaceId { get; set; } = [];

    /// <include file='../en-US/EniParameters.xml' path='help/parameter[@name="InputObject"]/*'/>
    [Parameter(ValueFromPipeline = true)]
    [AllowNull]
    public PSObject? InputObject { get; set; }

    /// <summary>Measures intervals and time limits.</summary>
    private protected TimeProvider Clock { get; } = RunspaceState.Current.Clock;

    /// <summary>Cancels all changes, after Ctrl+C and after a failure that ends the command.</summary>
    private protected CancellationToken Cancellation => _cancel.Token;

    /// <summary>The maximum number of changes that run concurrently.</summary>
    private protected virtual int Parallelism => int.MaxValue;

    /// <summary>The maximum duration of a change.</summary>
    private protected virtual TimeSpan Timeout => TimeSpan.FromSeconds(120);

    /// <summary>Whether -Force or the like makes a prompt unnecessary.</summary>
    private protected virtual bool IsForced => false;

    /// <summary>The activity of the progress record, such as "Attaching network interfaces".</summary>
    private protected abstract string Activity { get; }

    /// <summary>The parameters of the command line; the others are bound again for each pipeline object.</summary>
    private protected HashSet<string> Explicit { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// Creates the change of one network interface, while the parameters are bound to it; <see langword="null"/> if it is refused with an error, or kept
    /// for <see cref="CollectedChanges"/>.
    /// </summary>
    private protected abstract EniChange? CreateChange(EniTarget target, EniConnection connection);

    /// <summary>Writes the result of a completed change, on the pipeline thread.</summary>
    private protected abstract void WriteResult(EniTarget target, EniChange change, EniResult result);

    /// <summary>Checks the parameters, before any request.</summary>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        Explicit.UnionWith(MyInvocation.BoundParameters.Keys);
        if (Explicit.Contains(nameof(InputObject)) && Explicit.Contains(nameof(NetworkInterfaceId)))
        {
            Refuse("Ali.Contradiction", "-NetworkInterfaceId and -InputObject can't be used together.");
        }

        // A script block has no value yet.
        if (ComputesId && NetworkInterfaceId.Length > 0)
        {
            var message = $"{Redaction.Quote(string.Join(", ", NetworkInterfaceId))} was taken as -NetworkInterfaceId, which can't be used with pipeline input. Write the name of the parameter that it is for.";
            Refuse("Ali.Contradiction", message, "Ali.NotATarget");
        }

        _changes = new RunningChanges(Parallelism, Timeout, _cancel.Token)
        {
            Succeeded = (planned, result) => _queue.Enqueue(() => Finish(planned, result)),
            Failed = (planned, failure) => _queue.Enqueue(() =>
            {
                planned.IsReported = true;
                WriteFailure(failure, planned);
            }),
            Ended = planned => Finished(planned.NetworkInterfaceId, planned.Connection),
        };
        _progress = new PipelineProgress(Clock, WriteProgress);
    }

    /// <summary>Starts what was given.</summary>
    protected override void ProcessRecord() => CancelOnFailure(() =>
    {
        foreach (var target in Targets())
        {
            if (Connect(target) is { } connection && CreateChange(target, connection) is { } change)
            {
                Process(new PlannedChange(target, connection, change));
            }
        }

        _queue.RunPending();
    });

    /// <summary>Waits for what was started.</summary>
    protected override void EndProcessing() => CancelOnFailure(() =>
    {
        foreach (var change in CollectedChanges())
        {
            Process(change);
        }

        ProcessUnread();
        InputEnded();
        var completion = CompleteAsync();
        try
        {
            _queue.Run(StoppingToken);
        }
        catch (OperationCanceledException) when (StoppingToken.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
        }

        // The queue has ended, and with it every change.
        completion.GetAwaiter().GetResult();
        _progress?.Remove();
    });

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        // The engine calls no other method when another command of the pipeline has failed or was stopped.
        CancelAll();
        _cancel.Dispose();
        base.Dispose(disposing);
    }

    /// <summary>Whether a script block computes the ID from each input object.</summary>
    private bool ComputesId => MyInvocation.ExpectingInput && Explicit.Contains(nameof(NetworkInterfaceId));

    private protected bool IsWhatIf => Preference<bool>("WhatIf", "WhatIfPreference");

    /// <summary>Whether ShouldProcess prints or asks something.</summary>
    private protected bool Prompts => IsWhatIf
        || (MyInvocation.BoundParameters.TryGetValue("Confirm", out var confirm) ? LanguagePrimitives.IsTrue(confirm)
            : !IsForced && PromptsAt(Preference<ConfirmImpact>(null, "ConfirmPreference")));

    /// <summary>The changes that <see cref="CreateChange"/> has kept until the end of the input.</summary>
    private protected virtual IEnumerable<PlannedChange> CollectedChanges() => [];

    /// <summary>Called when the change of a network interface begins.</summary>
    private protected virtual void Started(string networkInterfaceId, EniConnection connection)
    {
    }

    /// <summary>Called when the change of a network interface has ended.</summary>
    private protected virtual void Finished(string networkInterfaceId, EniConnection connection)
    {
    }

    /// <summary>Called when the last network interface has been given.</summary>
    private protected virtual void InputEnded()
    {
    }

    /// <summary>Writes an object, never beside an open progress record.</summary>
    private protected void Write(object item)
    {
        _progress?.Writing();
        WriteObject(item);
        _progress?.Written();
    }

    private protected void WriteRefusal(string code, string message, string networkInterfaceId, EniConnection connection) => WriteFailure(
        new ApiException(code, message, new ErrorContext { RegionId = connection.RegionId }), networkInterfaceId);

    /// <summary>Whether the row of a target has a value for a mandatory parameter; if not, that is an error.</summary>
    private protected bool HasCell(string parameter, IReadOnlyCollection<string> values, EniTarget target, EniConnection connection)
    {
        if (values.Count == 0)
        {
            WriteRefusal("Ali.CellMissing", $"The row of {target.NetworkInterfaceId} has no {parameter}.", target.NetworkInterfaceId, connection);
        }

        return values.Count > 0;
    }

    private bool PromptsAt(ConfirmImpact preference) =>
        preference != ConfirmImpact.None && GetType().GetCustomAttribute<CmdletAttribute>()!.ConfirmImpact >= preference;

    private IEnumerable<EniTarget> Targets()
    {
        if (!MyInvocation.ExpectingInput && InputObject is null)
        {
            if (NetworkInterfaceId.Length == 0)
            {
                Refuse("Ali.NetworkInterfaceIdMissing", "No network interface was specified. Specify -NetworkInterfaceId, or pipe network interfaces.");
            }

            return NetworkInterfaceId.Select(static id => new EniTarget(id.Trim()));
        }

        if (ComputesId)
        {
            // The object itself isn't meant, even if it is a network interface.
            if (NetworkInterfaceId.Length == 0)
            {
                WriteError(ErrorRecords.Invalid("Ali.NetworkInterfaceIdMissing", "-NetworkInterfaceId is empty for the input object.", MyInvocation.MyCommand.Name, PSValue.Unwrap(InputObject)));
            }

            return NetworkInterfaceId.Select(Target).OfType<EniTarget>().Select(target => target with { Object = InputObject });
        }

        return PSValue.Elements(InputObject).Select(Target).OfType<EniTarget>();
    }

    /// <summary>The target of an object; <see langword="null"/> after an error.</summary>
    private EniTarget? Target(object? input)
    {
        if (EniTarget.From(input is null ? null : PSObject.AsPSObject(input)) is not { } target)
        {
            WriteError(ErrorRecords.InvalidInput(PSValue.Unwrap(input), MyInvocation.MyCommand.Name));
            return null;
        }

        if (ValidateExactIdAttribute.Problem(target.NetworkInterfaceId) is { } problem)
        {
            WriteError(ErrorRecords.Invalid("Ali.IdMalformed", problem, MyInvocation.MyCommand.Name, target.NetworkInterfaceId));
            return null;
        }

        return target;
    }

    /// <summary>The connection of a target: its own region and profile, unless others were specified.</summary>
    private EniConnection? Connect(EniTarget target)
    {
        // A wildcard that matches no profile has been reported.
        if (Profiles is not [var first, ..])
        {
            return null;
        }

        var profile = Explicit.Contains(nameof(ProfileName)) ? first : target.ProfileName ?? first;
        if (target.RegionId is { } region && Explicit.Contains(nameof(RegionId)) && !RegionId.Any(one => IsRegion(region, one)))
        {
            WriteError(ErrorRecords.Invalid(
                "Ali.Contradiction", $"{target.NetworkInterfaceId} is in {region}, but -RegionId is {string.Join(", ", RegionId)}. Omit -RegionId.", MyInvocation.MyCommand.Name, target.NetworkInterfaceId));
            return null;
        }

        string[] regions = target.RegionId is { } own ? [own] : RegionId;
        var key = (profile, string.Join(',', regions));
        if (!_connections.TryGetValue(key, out var connection))
        {
            _connections[key] = connection = Connect(target, profile, regions);
        }

        return connection;
    }

    private static bool IsRegion(string region, string pattern) =>
        new WildcardPattern(pattern.Trim(), WildcardOptions.IgnoreCase | WildcardOptions.CultureInvariant).IsMatch(region) || pattern.Trim().Equals("all", StringComparison.OrdinalIgnoreCase);

    private EniConnection? Connect(EniTarget target, string? profile, string[] regions)
    {
        try
        {
            if (Profiles.Count > 1 || regions.Length > 1 || regions.Any(WildcardPattern.ContainsWildcardCharacters))
            {
                throw ConfigurationException.SeveralConnections();
            }

            if (ResolveConnections(profile, regions) is not [var only])
            {
                throw ConfigurationException.SeveralRegions();
            }

            // One for each region, however it was named: the order of changes and their repetition are known within it.
            var connection = _opened.Find(opened => opened.IsOf(only));
            if (connection is null)
            {
                _opened.Add(connection = new EniConnection(only, CreateObserver(_queue), _cancel.Token));
            }

            return connection;
        }
        catch (ConfigurationException error) when (target.Object is not null)
        {
            // Other objects may have other profiles.
            WriteError(Record(error, target.NetworkInterfaceId));
            return null;
        }
        catch (ConfigurationException error)
        {
            Terminate(error);
            throw;
        }
    }

    private void Process(PlannedChange planned)
    {
        var (target, connection, change) = planned;
        if (!_seen.Add((connection, target.NetworkInterfaceId, change.DescribeAction(null) ?? string.Empty)))
        {
            return;
        }

        // A primary network interface never gets as far as a request.
        if (EniChange.IsPrimary(target.Snapshot) && Preview(planned) is EniStep.Fail refusal)
        {
            WriteRefusal(refusal.Code, refusal.Message, target.NetworkInterfaceId, connection);
        }
        else if (planned.Action is null)
        {
            Start(planned);
        }
        else if (Prompts)
        {
            _unread.Add(planned);
            if (_unread.Count == EniPoller.MaxIds)
            {
                ProcessUnread();
            }
        }
        else
        {
            Prompt(planned);
        }
    }

    /// <summary>Reads network interfaces, so that -WhatIf and -Confirm describe what the change will find, then prompts in input order.</summary>
    private void ProcessUnread()
    {
        if (_unread.Count == 0)
        {
            return;
        }

        var reads = _unread.Select(one => one.Connection.Runner.ReadCurrentAsync(one.NetworkInterfaceId, Timeout, _cancel.Token)).ToArray();
        Run(async (_, token) => await ((Task)Task.WhenAll(reads)).WaitAsync(token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing));
        PlannedChange[] unread = [.. _unread];
        _unread.Clear();
        foreach (var (planned, read) in unread.Zip(reads))
        {
            if (read.IsFaulted)
            {
                WriteFailure(read.Exception.InnerException!, planned);
            }
            else
            {
                // One that was just created may not be listed yet.
                var target = planned.Target;
                Prompt(planned with { Target = target with { Snapshot = read.Result ?? (target.IsNew ? target.Snapshot : null), IsKnown = target.IsKnown || (target.Object is not null && read.Result is not null) } });
            }
        }
    }

    private void Prompt(PlannedChange planned)
    {
        var (target, connection, change) = planned;
        var step = Prompts ? Preview(planned) : null;
        if (step is EniStep.Done done && IsWhatIf)
        {
            WriteVerbose(change.DescribeUnchanged(target.Snapshot));
            if (done.Warning is { } warning)
            {
                WriteWarning(warning);
            }
        }
        else if (step is EniStep.Fail refusal && (IsWhatIf || target.Object is null))
        {
            WriteRefusal(refusal.Code, refusal.Message, target.NetworkInterfaceId, connection);
        }
        else if (Confirms(target.Describe(connection.RegionId), planned.Action!))
        {
            Start(planned);
        }
    }

    private bool Confirms(string target, string action)
    {
        if (!IsForced || Prompts)
        {
            return ShouldProcess(target, action);
        }

        WriteVerbose($"Performing the operation \"{action}\" on target \"{target}\".");
        return true;
    }

    private EniStep Preview(PlannedChange planned)
    {
        var progress = new ChangeTracker(Clock, Timeout, planned.Target.IsKnown);
        progress.RecordRead(planned.Target.Snapshot);
        return planned.Change.Next(planned.Target.Snapshot, progress);
    }

    private void Start(PlannedChange planned)
    {
        Started(planned.NetworkInterfaceId, planned.Connection);
        _changes!.Start(planned, new ChangeTracker(Clock, Timeout, planned.Target.IsKnown, planned.Target.IsNew)
        {
            // A network interface that has moved since the prompt isn't detached from its new instance.
            FirstInstanceId = Prompts ? planned.Target.Snapshot?.AttachedInstanceId : null,
        });
    }

    private void Finish(PlannedChange planned, EniResult result)
    {
        if (result.Warning is { } warning)
        {
            WriteWarning(warning);
        }

        if (!result.IsChanged)
        {
            WriteVerbose(planned.Change.DescribeUnchanged(result.NetworkInterface));
        }

        if (result.NetworkInterface is { } eni)
        {
            RunspaceState.Current.CompletionCache.Add(eni);
        }

        planned.IsReported = true;
        WriteResult(planned.Target, planned.Change, result);
    }

    private void WriteFailure(Exception failure, PlannedChange planned)
    {
        var (target, connection, _) = planned;
        _progress?.Writing();
        switch (failure)
        {
            case ApiException error:
                WriteFailure(error, planned);
                break;
            case EniTimeoutException timeout:
                WriteError(ErrorRecords.Create(timeout, MyInvocation.MyCommand.Name, target.NetworkInterfaceId));
                break;
            case CredentialException missing:
                WriteError(Record(ConfigurationException.From(missing), target.NetworkInterfaceId));
                break;
            default:
                WriteFailure(ErrorRecords.Unexpected(failure, new ErrorContext { RegionId = connection.RegionId, ProfileName = connection.ProfileName }), planned);
                break;
        }

        _progress?.Written();
    }

    // Of a hundred network interfaces, the message says which one; those of the service often don't.
    private void WriteFailure(ApiException error, PlannedChange planned)
    {
        var id = planned.NetworkInterfaceId;

        // A failed attachment has been undone.
        var check = planned.MayHaveChanged && error.Code != EniChange.AttachFailed
            ? $"The change or a part of it may have been made. Before you run the command again, check the network interface: Get-AliEni {id} {planned.Connection.Arguments}"
            : null;
        var isNamed = error.Message.Contains(id, StringComparison.OrdinalIgnoreCase);
        WriteError(ErrorRecords.Create(error, MyInvocation.MyCommand.Name, id, check, isNamed ? null : error.RegionId is { } region ? $"{region}: {id}" : id));
    }

    private async Task CompleteAsync()
    {
        var all = _changes!.Completion;
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(500), Clock);
        var tick = timer.WaitForNextTickAsync(CancellationToken.None).AsTask();
        while (await Task.WhenAny(all, tick).ConfigureAwait(false) == tick)
        {
            var finished = _changes.FinishedCount;
            _queue.Enqueue(() => _progress?.Show(
                Activity, string.Create(CultureInfo.InvariantCulture, $"{finished:N0} of {_changes.Count:N0} done"), (int)(100L * finished / _changes.Count)));
            tick = timer.WaitForNextTickAsync(CancellationToken.None).AsTask();
        }

        _queue.Complete();

        // A change that faulted must not end without a word.
        await all.ConfigureAwait(false);
    }

    private void CancelOnFailure(Action work)
    {
        var isDone = false;
        try
        {
            work();
            isDone = true;
        }
        finally
        {
            if (!isDone)
            {
                CancelAll();
            }
        }
    }

    /// <summary>Cancels all changes, and warns about those that continue in the service.</summary>
    private void CancelAll()
    {
        if (_isCancelled)
        {
            return;
        }

        _isCancelled = true;
        _cancel.Cancel();
        _changes?.Wait();
        if (_changes?.DescribeOpen() is { } open)
        {
            WarnDirectly(open);
        }
    }
}
