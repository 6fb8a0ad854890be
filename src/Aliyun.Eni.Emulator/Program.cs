using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using Aliyun.Eni.Emulator.Faults;
using Aliyun.Eni.Emulator.Identity;
using Aliyun.Eni.Emulator.CredentialEndpoints;

namespace Aliyun.Eni.Emulator;

/// <summary>The command line: starts the servers, prints one ready line, and serves until SIGINT or SIGTERM.</summary>
internal static class Program
{
    private const int UsageError = 2;

    private static readonly Option<int> Enis = Number("--enis", "network interfaces in all regions", 70, 10_000_000);
    private static readonly Option<int> Seed = Number("--seed", "seed of the generated rows; the same number and seed always give the same rows", 1, int.MaxValue);
    private static readonly Option<int> Port = Number("--port", "port to listen on; 0 for any free one", 0, 65535);
    private static readonly Option<int?> MetadataPort = OptionalPort("--metadata-port", "port of an instance metadata service; 0 for any free one");
    private static readonly Option<int?> CredentialsUriPort = OptionalPort("--credentials-uri-port", "port of a credentials URI; 0 for any free one");
    private static readonly Option<TimeSpan?> Transition = Duration("--transition", "how long Attaching, Detaching and Deleting take, such as 5s [default: 300ms]", TimeSpan.FromHours(1));
    private static readonly Option<TimeSpan?> ReadLag = Duration("--read-lag", "how far reads of network interfaces lag behind writes, up to 60s [default: 0s]", TimeSpan.FromMinutes(1));

    private static readonly Option<IReadOnlyList<FaultRule>> Faults = new("--fault")
    {
        Description = "a fault, see below; may be specified more than once",
        HelpName = "TEXT",
        Arity = ArgumentArity.OneOrMore,
        AllowMultipleArgumentsPerToken = false,
        DefaultValueFactory = _ => [],
        CustomParser = ParseFaults,
    };

    private static readonly string Notes = $$"""
        Credentials:
          AccessKeyId testid      AccessKeySecret testsecret
          AccessKeyId STS.testid  AccessKeySecret testsecret  SecurityToken testtoken
          and those issued by AssumeRole and AssumeRoleWithOIDC of STS on the same port, by the metadata service and by the
          credentials URI, until they expire.
          roles     {{string.Join(", ", new EmulatorOptions().Roles)}} (everybody may assume them)
          provider  {{new IdentityStore(new EmulatorOptions()).OidcProviderArn}} (its token is {{new IdentityStore(new EmulatorOptions()).OidcToken}})

        Ready line (wrapped here; the last two parts only where requested):
          ready http://127.0.0.1:8700/ AccessKeyId=testid (70 network interfaces, seed 1)
            metadata=http://127.0.0.1:8701/ credentials-uri=http://127.0.0.1:8702/keys?app=eni%20reader

        Faults: kind[:count][@nth] [key=value ...], several separated by ';' or line ends.
          count  how many matching requests in a row, * for all from then on (default 1)
          nth    the first matching request it applies to (default 1)
          keys   of the request:   action=DescribeNetworkInterfaces  region=cn-hangzhou  token=yes|no
                 of the effect:    status=503  code=Forbidden.RAM  message="two words"  retry-after=1500 (ms)  ms=100
                                   bytes=1000  depth=100000  chunked=yes  members=VpcId,Tags  name=NextToken  to=Data  value=true
          kinds  {{string.Join(",\n         ", FaultParser.KindNames.Chunk(9).Select(kinds => string.Join(", ", kinds)))}}
          --fault "throttle:2@3 retry-after=1500"
          --fault "reset-in-body@2 action=DescribeNetworkInterfaces bytes=1000"
          --fault "delay:* ms=100; short-pages:*"
          --fault "set-header name=Date value=\"Fri, 31 Dec 9999 23:59:59 GMT\""
          --fault "set-member name=NetworkInterfaceSet value=null; rename-member name=NextToken to=nextToken"
          --fault "lose-response action=CreateNetworkInterface; stuck action=DetachNetworkInterface"

        Control, unsigned, while it runs:
          GET, PUT, POST, DELETE  /-/faults      show, replace, add, remove the faults (the body is their text)
          GET, DELETE             /-/requests    show (JSON), clear the log of requests
          GET                     /-/sessions    show (JSON) the issued sessions without their secrets
          GET                     /-/world       show (JSON) how many network interfaces there are in each status, how often each action
                                                 was executed, and the instances, vSwitches, security groups and quotas
          PATCH                   /-/world/ID    change members of an instance, vSwitch or security group (the body is JSON, such as
                                                 {"Status":"Stopped"}), or of /-/world/quotas
        """;

    private static async Task<int> Main(string[] args)
    {
        var root = new RootCommand("A local endpoint of ECS with generated network interfaces, and of STS. It listens on 127.0.0.1 only and stops on Ctrl+C.")
        {
            Enis, Seed, Port, MetadataPort, CredentialsUriPort, Transition, ReadLag, Faults,
        };
        var help = root.Options.OfType<HelpOption>().Single();
        help.Action = new HelpWithNotes((HelpAction)help.Action!);
        root.SetAction(ServeAsync);
        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            await Console.Error.WriteLineAsync(string.Join('\n', parsed.Errors.Select(error => error.Message))).ConfigureAwait(false);
            return UsageError;
        }

        return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null }).ConfigureAwait(false);
    }

    private static async Task<int> ServeAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        var stop = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        var servers = new Servers();
        await using (servers.ConfigureAwait(false))
        {
            try
            {
                Console.WriteLine(await servers.StartAsync(arguments, cancellationToken).ConfigureAwait(false));
            }
            catch (IOException error) when (error.InnerException is SocketException or Microsoft.AspNetCore.Connections.AddressInUseException)
            {
                await Console.Error.WriteLineAsync($"The emulator can't listen: {error.Message}").ConfigureAwait(false);
                return 1;
            }

            await stop.Task.ConfigureAwait(false);
            return 0;
        }

        void Stop(PosixSignalContext signal)
        {
            signal.Cancel = true;
            stop.TrySetResult();
        }
    }

    private static Option<int> Number(string name, string description, int defaultValue, int max) =>
        new(name) { Description = description, HelpName = "N", DefaultValueFactory = _ => defaultValue, CustomParser = result => ParseNumber(result, max) };

    private static Option<int?> OptionalPort(string name, string description) =>
        new(name) { Description = description, HelpName = "N", CustomParser = result => ParseNumber(result, 65535) };

    private static Option<TimeSpan?> Duration(string name, string description, TimeSpan max) =>
        new(name) { Description = description, HelpName = "TIME", CustomParser = result => ParseDuration(result, max) };

    private static int ParseNumber(ArgumentResult result, int max)
    {
        var text = result.Tokens.Single().Value;
        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number > max)
        {
            result.AddError($"\"{text}\" is not a valid number for {OptionName(result)}. Use 0 to {max}.");
        }

        return number;
    }

    private static TimeSpan ParseDuration(ArgumentResult result, TimeSpan max)
    {
        var text = result.Tokens.Single().Value;
        var (digits, factor) = text.EndsWith("ms", StringComparison.Ordinal) ? (text[..^2], 1) : (text.TrimEnd('s'), 1000);
        if (text.Length == digits.Length
            || !double.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            || number * factor > max.TotalMilliseconds)
        {
            result.AddError($"\"{text}\" is not a valid time for {OptionName(result)}. Use a number with ms or s, such as 300ms, up to {max.TotalSeconds}s.");
            return default;
        }

        return TimeSpan.FromMilliseconds(number * factor);
    }

    private static string OptionName(ArgumentResult result) => (result.Parent as OptionResult)?.Option.Name ?? result.Argument.Name;

    private static List<FaultRule> ParseFaults(ArgumentResult result)
    {
        var rules = new List<FaultRule>();
        foreach (var token in result.Tokens)
        {
            try
            {
                rules.AddRange(FaultParser.Parse(token.Value));
            }
            catch (FormatException error)
            {
                result.AddError(error.Message);
            }
        }

        return rules;
    }

    /// <summary>The servers the command line demands.</summary>
    private sealed class Servers : IAsyncDisposable
    {
        private EmulatorServer? _emulator;
        private MetadataServer? _metadata;
        private CredentialsUriServer? _uri;

        /// <returns>The line other programs parse; new parts only go to its end.</returns>
        public async Task<string> StartAsync(ParseResult arguments, CancellationToken cancellationToken)
        {
            var options = new EmulatorOptions
            {
                Enis = arguments.GetValue(Enis),
                Seed = arguments.GetValue(Seed),
                Port = arguments.GetValue(Port),
                TransitionTime = arguments.GetValue(Transition) ?? TimeSpan.FromMilliseconds(300),
                ReadLag = arguments.GetValue(ReadLag) ?? TimeSpan.Zero,
                Faults = arguments.GetValue(Faults) ?? [],
            };
            _emulator = await EmulatorServer.StartAsync(options, cancellationToken).ConfigureAwait(false);
            var line = $"ready {_emulator.Endpoint} AccessKeyId={options.Accounts[0].AccessKeyId} ({options.Enis} network interfaces, seed {options.Seed})";
            if (arguments.GetValue(MetadataPort) is { } metadataPort)
            {
                _metadata = await MetadataServer.StartAsync(new() { Emulator = _emulator, Port = metadataPort }, cancellationToken).ConfigureAwait(false);
                line += $" metadata={_metadata.Endpoint}";
            }

            if (arguments.GetValue(CredentialsUriPort) is { } uriPort)
            {
                _uri = await CredentialsUriServer.StartAsync(new() { Emulator = _emulator, Port = uriPort }, cancellationToken).ConfigureAwait(false);
                line += $" credentials-uri={_uri.CredentialsUri.AbsoluteUri}";
            }

            return line;
        }

        public async ValueTask DisposeAsync()
        {
            foreach (var server in new IAsyncDisposable?[] { _uri, _metadata, _emulator }.OfType<IAsyncDisposable>())
            {
                await server.DisposeAsync().ConfigureAwait(false);
            }
        }
    }

    private sealed class HelpWithNotes(HelpAction inner) : SynchronousCommandLineAction
    {
        public override int Invoke(ParseResult parseResult)
        {
            inner.Invoke(parseResult);
            parseResult.InvocationConfiguration.Output.WriteLine(Notes);
            return 0;
        }
    }
}
