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

    public override KeyInfo ReadKey(ReadKeyOptions options) => throw new NotSupportedException("The sandbox reads lines, not keys.");

    public override void FlushInputBuffer()
    {
        // Lines are read as they come.
    }

    public override BufferCell[,] GetBufferContents(Rectangle rectangle) => throw Fixed();

    public override void ScrollBufferContents(Rectangle source, Coordinates destination, Rectangle clip, BufferCell fill) => throw Fixed();

    public override void SetBufferContents(Coordinates origin, BufferCell[,] contents) => throw Fixed();

    public override void SetBufferContents(Rectangle rectangle, BufferCell fill) => throw Fixed();

    private static NotSupportedException Fixed() => new("The sandbox writes lines; its screen cannot be changed.");
}
