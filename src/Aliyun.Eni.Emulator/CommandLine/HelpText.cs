namespace Aliyun.Eni.Emulator.CommandLine;

/// <summary>What --help prints.</summary>
internal static class HelpText
{
    public const string Text = """
        A local ECS endpoint that holds made-up elastic network interfaces. It listens on 127.0.0.1 only and stops on Ctrl+C.

          --enis N    network interfaces over all regions (default 70)
          --seed N    the same count and seed always give the same rows (default 1)
          --port N    the port to listen on; 0 takes any free one (default 0)
          --help      this text

        It accepts two fixed test credentials:
          AccessKeyId testid      AccessKeySecret testsecret
          AccessKeyId STS.testid  AccessKeySecret testsecret  SecurityToken testtoken

        When it listens it prints one line:
          ready http://127.0.0.1:8700/ AccessKeyId=testid (70 network interfaces, seed 1)
        """;
}
