using Aliyun.Eni.Emulator.Faults;
using Aliyun.Eni.Emulator.Identity;

namespace Aliyun.Eni.Emulator.CommandLine;

/// <summary>What --help prints.</summary>
internal static class HelpText
{
    private static readonly TrustTable Trust = new([]);

    public static string Text { get; } = $"""
        A local endpoint of ECS, with made-up elastic network interfaces, and of STS. It listens on 127.0.0.1 only and stops on Ctrl+C.

          --enis N                  network interfaces over all regions (default 70)
          --seed N                  the same count and seed always give the same rows (default 1)
          --port N                  the port to listen on; 0 takes any free one (default 0)
          --metadata-port N         also play the metadata service of an instance, on this port; 0 takes any free one
          --credentials-uri-port N  also give away keys from a credentials URI, on this port; 0 takes any free one
          --fault TEXT              something that goes wrong; may be given more than once
          --help                    this text

        It accepts two fixed test credentials:
          AccessKeyId testid      AccessKeySecret testsecret
          AccessKeyId STS.testid  AccessKeySecret testsecret  SecurityToken testtoken

        and those it issues itself, until they end: from AssumeRole and AssumeRoleWithOIDC of STS on the same port, from the
        metadata service and from the credentials URI.
          roles     {string.Join(", ", new EmulatorOptions().Roles)} (anybody may assume them)
          provider  {Trust.OidcProviderArn} (its token is {Trust.OidcToken})

        When it listens it prints one line (broken here), the last two parts only where they were asked for:
          ready http://127.0.0.1:8700/ AccessKeyId=testid (70 network interfaces, seed 1)
            metadata=http://127.0.0.1:8701/ credentials-uri=http://127.0.0.1:8702/keys?app=eni%20reader

        Faults: kind[:count][@nth] [key=value ...], several separated by ';' or line ends.
          count  how many matching requests in a row, * for all from then on (default 1)
          nth    the first matching request that is struck (default 1)
          keys   which requests:  action=DescribeNetworkInterfaces  region=cn-hangzhou  token=yes|no
                 what happens:    status=503  code=Forbidden.RAM  message="two words"  retry-after=1500 (ms)  ms=100
                                  bytes=1000  depth=100000  chunked=yes  members=VpcId,Tags
          kinds  {string.Join(", ", FaultText.KindNames.Take(12))},
                 {string.Join(", ", FaultText.KindNames.Skip(12))}
          --fault "throttle:2@3 retry-after=1500"
          --fault "reset-in-body@2 action=DescribeNetworkInterfaces bytes=1000"
          --fault "delay:* ms=100; short-pages:*"

        While it runs, outside the service and unsigned:
          GET, PUT, POST, DELETE  /-/faults     show, replace, add to, end the faults (the body is their text)
          GET, DELETE             /-/requests   show (JSON), forget the requests so far
          GET                     /-/sessions   show (JSON) the sessions issued so far, without their secrets
        """;
}
