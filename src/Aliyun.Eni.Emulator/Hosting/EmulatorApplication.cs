using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http.Features;

namespace Aliyun.Eni.Emulator.Hosting;

/// <summary>What Kestrel runs for each request; there is no host, no configuration and no logging around it.</summary>
internal sealed class EmulatorApplication(Func<HttpContext, Task> handle) : IHttpApplication<HttpContext>
{
    public HttpContext CreateContext(IFeatureCollection contextFeatures) => new DefaultHttpContext(contextFeatures);

    public Task ProcessRequestAsync(HttpContext context) => handle(context);

    public void DisposeContext(HttpContext context, Exception? exception)
    {
        // A client that went away is no news; anything else is a mistake of the emulator, and Kestrel only answers 500.
        if (exception is not (null or OperationCanceledException or IOException))
        {
            Console.Error.WriteLine(exception);
        }
    }
}
