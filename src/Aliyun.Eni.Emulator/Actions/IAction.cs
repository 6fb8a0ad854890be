using Aliyun.Eni.Emulator.Wire;

namespace Aliyun.Eni.Emulator.Actions;

/// <summary>One action of one version of the API.</summary>
internal interface IAction
{
    string Version { get; }

    string Name { get; }

    ParameterSchema Parameters { get; }

    /// <exception cref="ServiceException">The request is refused.</exception>
    Answer Run(ActionContext context);
}
