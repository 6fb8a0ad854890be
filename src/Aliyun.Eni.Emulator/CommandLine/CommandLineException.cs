namespace Aliyun.Eni.Emulator.CommandLine;

/// <summary>A command line that cannot be followed; the message is one sentence for the person who typed it.</summary>
internal sealed class CommandLineException(string message) : Exception(message);
