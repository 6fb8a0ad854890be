namespace Aliyun.Eni.Client.Credentials.Places;

/// <summary>
/// The role of the instance this runs on. Elsewhere the metadata service's address leads nowhere, and asking it would cost a second of silence: it is
/// asked only where something of this machine says that it is an instance, or the environment names the role.
/// </summary>
internal sealed class EcsRamRolePlace : IPlace
{
    public string Name => "ECS RAM role";

    public Finding Look(CredentialInputs inputs)
    {
        if (inputs.IsOn(EcsRamRoleProvider.DisabledVariable))
        {
            return Finding.Nothing($"switched off by {EcsRamRoleProvider.DisabledVariable}");
        }

        var role = inputs.Text(EcsRamRoleProvider.RoleVariable);
        return role is not null || inputs.Text(EcsRamRoleProvider.EndpointVariable) is not null || inputs.IsEcsInstance()
            ? Finding.Of(() => EcsRamRoleProvider.Create(inputs, role))
            : Finding.Nothing($"this machine is no ECS instance, and {EcsRamRoleProvider.RoleVariable} names no role");
    }
}
