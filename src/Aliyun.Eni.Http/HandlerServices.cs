using System.Reflection;
using Microsoft.Extensions.DependencyInjection;

namespace Aliyun.Eni.Http;

/// <summary>
/// Creates what AddHttpClient has registered: the services that the longest constructor takes are injected, singletons are kept, and there is one scope.
/// Not safe for concurrent use.
/// </summary>
/// <remarks>
/// Microsoft.Extensions.DependencyInjection isn't compiled ahead of time: the first service of its container takes longer than the first request, a
/// fifth of a process's first listing.
/// </remarks>
internal sealed class HandlerServices(IServiceCollection descriptors) : IServiceProvider, IServiceScopeFactory
{
    private readonly Dictionary<Type, object> _singletons = [];

    public IServiceScope CreateScope() => new Scope(this);

    public object? GetService(Type serviceType)
    {
        if (serviceType.IsInstanceOfType(this))
        {
            return this;
        }

        if (serviceType.IsGenericType && serviceType.GetGenericTypeDefinition() == typeof(IEnumerable<>))
        {
            return CreateAll(serviceType.GenericTypeArguments[0]);
        }

        if (_singletons.TryGetValue(serviceType, out var singleton))
        {
            return singleton;
        }

        var open = serviceType.IsGenericType ? serviceType.GetGenericTypeDefinition() : serviceType;
        var descriptor = descriptors.LastOrDefault(one => one.ServiceType == serviceType || one.ServiceType == open);
        if (descriptor is null)
        {
            return null;
        }

        var service = Create(descriptor, serviceType);
        if (descriptor.Lifetime == ServiceLifetime.Singleton)
        {
            _singletons[serviceType] = service;
        }

        return service;
    }

    private Array CreateAll(Type serviceType)
    {
        object[] services = [.. descriptors.Where(one => one.ServiceType == serviceType).Select(one => Create(one, serviceType))];
        var typed = Array.CreateInstance(serviceType, services.Length);
        services.CopyTo(typed, 0);
        return typed;
    }

    private object Create(ServiceDescriptor descriptor, Type serviceType)
    {
        if (descriptor.ImplementationType is not { } type)
        {
            return descriptor.ImplementationInstance ?? descriptor.ImplementationFactory!(this);
        }

        var constructor = (type.IsGenericTypeDefinition ? type.MakeGenericType(serviceType.GenericTypeArguments) : type).GetConstructors().MaxBy(static one => one.GetParameters().Length)!;
        object[] services = [.. constructor.GetParameters().Select(parameter => GetService(parameter.ParameterType) ?? throw new InvalidOperationException($"{type} needs {parameter.ParameterType}, which isn't registered."))];
        return constructor.Invoke(BindingFlags.DoNotWrapExceptions, null, services, null);
    }

    // The handlers live as long as the process.
    private sealed record Scope(IServiceProvider ServiceProvider) : IServiceScope
    {
        public void Dispose()
        {
        }
    }
}
