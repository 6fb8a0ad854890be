using System.Management.Automation;
using Aliyun.Eni.Client;
using Aliyun.Eni.Client.SavedResponses;
using Aliyun.Eni.Client.Json;
using Aliyun.Eni.Completion;
using Aliyun.Eni.Errors;
using Aliyun.Eni.Files;
using Aliyun.Eni.Session;
using Aliyun.Eni.Validation;

namespace Aliyun.Eni.Commands;

/// <include file='../en-US/ConvertFrom-AliEni.xml' path='help/cmdlet/*'/>
[Cmdlet(VerbsData.ConvertFrom, "AliEni", DefaultParameterSetName = OfText)]
[OutputType(typeof(NetworkInterface))]
public sealed class ConvertFromAliEniCommand : AsyncPSCmdlet
{
    private const string OfText = "Text";

    private const string OfPath = "Path";

    private const string OfLiteralPath = "LiteralPath";

    private readonly StringCache _strings = new();
    private readonly CacheSampler _sampler = new(RunspaceState.Current.CompletionCache);
    private readonly HashSet<string> _warned = new(StringComparer.Ordinal);
    private PipelineText? _text;

    /// <include file='../en-US/ConvertFrom-AliEni.xml' path='help/parameter[@name="InputObject"]/*'/>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = OfText)]
    [AllowNull]
    [AllowEmptyString]
    [AllowEmptyCollection]
    [TextTransformation]
    public PSObject[] InputObject { get; set; } = [];

    /// <include file='../en-US/ConvertFrom-AliEni.xml' path='help/parameter[@name="Path"]/*'/>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = OfPath)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [RequireText]
    public string[] Path { get; set; } = [];

    /// <include file='../en-US/ConvertFrom-AliEni.xml' path='help/parameter[@name="LiteralPath"]/*'/>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = OfLiteralPath)]
    [Alias("PSPath", "FullName")]
    [ValidateNotNullOrEmpty]
    [RequireText]
    public string[] LiteralPath { get; set; } = [];

    /// <include file='../en-US/ConvertFrom-AliEni.xml' path='help/parameter[@name="RegionId"]/*'/>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ParameterValueCompleter))]
    [RequireText]
    public string? RegionId { get; set; }

    /// <summary>Refuses a region that isn't one; it would be found in no later command.</summary>
    protected override void BeginProcessing()
    {
        RegionId = RegionId?.Trim().ToLowerInvariant();
        if (RegionId is not null && !ApiService.IsRegionId(RegionId))
        {
            Terminate(ConfigurationException.RegionMalformed(RegionId, "-RegionId"));
        }
    }

    /// <summary>Reads a piece of text, or files.</summary>
    protected override void ProcessRecord()
    {
        switch (ParameterSetName)
        {
            case OfPath:
                ReadFiles(Path, FilePaths.Matching);
                break;
            case OfLiteralPath:
                ReadFiles(LiteralPath, static (session, path) => [FilePaths.Literal(session, path)]);
                break;
            default:
                ReadText();
                break;
        }
    }

    /// <summary>Reads the end of the text.</summary>
    protected override void EndProcessing() => Write(_text?.Complete() ?? [], null);

    private void ReadText()
    {
        _text ??= new PipelineText(RegionId, _strings);
        foreach (var piece in InputObject ?? [])
        {
            if (piece.BaseObject is byte)
            {
                ThrowTerminatingError(ErrorRecords.Invalid("Ali.NotText", "The input is bytes, not text.", MyInvocation.MyCommand.Name));
            }

            Write(_text.Add((string)piece.BaseObject, FileOf(piece)), FileOf(piece));
        }
    }

    /// <summary>The file that Get-Content has read this from.</summary>
    private static string? FileOf(PSObject piece) =>
        piece.Properties["PSPath"]?.Value is string path ? path[(path.IndexOf("::", StringComparison.Ordinal) is >= 0 and var end ? end + 2 : 0)..] : null;

    private void ReadFiles(IEnumerable<string> paths, Func<SessionState, string, IReadOnlyList<string>> resolve)
    {
        foreach (var path in paths)
        {
            IReadOnlyList<string> files;
            try
            {
                files = resolve(SessionState, path);
            }
            catch (SessionStateException missing)
            {
                WriteError(new ErrorRecord(missing.ErrorRecord, missing));
                continue;
            }

            if (files.Count == 0)
            {
                WriteError(ErrorRecords.NoMatch(path, MyInvocation.MyCommand.Name));
            }

            Run((queue, token) => SavedFileReader.ReadAsync(files, RegionId, _strings, queue, Write, WriteUnreadable, token));
        }
    }

    private void WriteUnreadable(Exception error, string file) => WriteError(ErrorRecords.Unreadable(error, file, MyInvocation.MyCommand.Name));

    // Reported once per file, because all rows of a file have the same problem.
    private void WarnOnce(SavedItem item, string? path)
    {
        if (item.LacksLists && _warned.Add(path ?? string.Empty))
        {
            WriteWarning($"Addresses, security groups or tags were lost when {path ?? "the text"} was saved. Save it with ConvertTo-Json -Depth 9.");
        }
    }

    private void Write(IEnumerable<SavedItem> items, string? file)
    {
        // A piece of text may contain no item, and only writing an item notices that the pipeline was stopped.
        if (StoppingToken.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
        }

        foreach (var item in items)
        {
            Write(item, file);
        }
    }

    private void Write(SavedItem item, string? file)
    {
        if (item.Row is { } row)
        {
            _sampler.Add(row);
            WarnOnce(item, file);
            WriteObject(row);
        }
        else
        {
            WriteError(item.Fault is { } fault
                ? ErrorRecords.Create(fault, MyInvocation.MyCommand.Name)
                : ErrorRecords.Create(item.Refusal!, MyInvocation.MyCommand.Name, item.Path, subject: item.Path));
        }
    }
}
