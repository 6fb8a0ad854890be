using System.Management.Automation.Host;

namespace Aliyun.Eni.Sandbox.Hosting;

/// <summary>The size of the screen, which the formatter asks for. There is no cursor to move.</summary>
internal sealed class ConsoleScreen : PSHostRawUserInterface
{
    /// <summary>The width of what is piped on: what the module's table is made for.</summary>
    private const int WidthWithoutScreen = 120;

    private const int HeightWithoutScreen = 50;

    public override Size BufferSize
    {
        get => Console.IsOutputRedirected || Console.WindowWidth <= 0 ? new Size(WidthWithoutScreen, HeightWithoutScreen) : new Size(Console.WindowWidth, Console.WindowHeight);
        set => throw Fixed();
    }

    public override Size WindowSize
    {
        get => BufferSize;
        set => throw Fixed();
    }

    public override Size MaxWindowSize => BufferSize;

    public override Size MaxPhysicalWindowSize => BufferSize;

    public override Coordinates CursorPosition { get; set; }

    public override Coordinates WindowPosition { get; set; }

    public override int CursorSize { get; set; } = 1;

    public override ConsoleColor ForegroundColor { get; set; } = ConsoleColor.Gray;

    public override ConsoleColor BackgroundColor { get; set; } = ConsoleColor.Black;

    public override string WindowTitle { get; set; } = "Aliyun.Eni";

    public override bool KeyAvailable => false;

    public override int LengthInBufferCells(string source) => source.EnumerateRunes().Sum(static rune => IsWide(rune.Value) ? 2 : 1);

    public override int LengthInBufferCells(string source, int offset) => LengthInBufferCells(source[offset..]);

    public override int LengthInBufferCells(char source) => IsWide(source) ? 2 : 1;

    public override KeyInfo ReadKey(ReadKeyOptions options) => throw new NotSupportedException("The sandbox reads lines, not keys.");

    public override void FlushInputBuffer()
    {
        // Lines are read as they come.
    }

    public override BufferCell[,] GetBufferContents(Rectangle rectangle) => throw Fixed();

    public override void ScrollBufferContents(Rectangle source, Coordinates destination, Rectangle clip, BufferCell fill) => throw Fixed();

    public override void SetBufferContents(Coordinates origin, BufferCell[,] contents) => throw Fixed();

    public override void SetBufferContents(Rectangle rectangle, BufferCell fill) => throw Fixed();

    // East Asian Wide and Fullwidth (Unicode, UAX #11), in blocks: names of network interfaces are often Chinese.
    private static bool IsWide(int rune) => rune is >= 0x1100 and <= 0x115F
        or >= 0x2E80 and <= 0xA4CF
        or >= 0xAC00 and <= 0xD7A3
        or >= 0xF900 and <= 0xFAFF
        or >= 0xFE30 and <= 0xFE6F
        or >= 0xFF00 and <= 0xFF60
        or >= 0xFFE0 and <= 0xFFE6
        or >= 0x1F300 and <= 0x1FAFF
        or >= 0x20000 and <= 0x3FFFD;

    private static NotSupportedException Fixed() => new("The sandbox writes lines; its screen cannot be changed.");
}
