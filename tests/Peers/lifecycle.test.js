'use strict';

// The life of network interfaces as the official clients request it, with the refusals the documentation lists.

const assert = require('node:assert/strict');
const { after, before, test } = require('node:test');
const { default: Ecs, ...models } = require('@alicloud/ecs20140526');
const { $OpenApiUtil } = require('@alicloud/openapi-core');
const { RPCClient } = require('@alicloud/pop-core');
const { startEmulator } = require('./emulator');

const regionId = 'cn-hangzhou';
let emulator;
let client;
let world;
let rows;

before(async () => {
  emulator = await startEmulator('--enis', '200', '--transition', '100ms');
  client = clientOf(emulator);
  world = await control('GET', 'world');
  rows = (await call('DescribeNetworkInterfaces', { maxResults: 500 })).networkInterfaceSets.networkInterfaceSet;
});
after(() => emulator.stop());

function clientOf({ endpoint }) {
  return new Ecs(new $OpenApiUtil.Config({ accessKeyId: 'testid', accessKeySecret: 'testsecret', endpoint: endpoint.host, protocol: 'HTTP' }));
}

async function control(method, path, body) {
  const response = await fetch(new URL(`/-/${path}`, emulator.endpoint), { method, body });
  assert.equal(response.status, 200, `${method} ${path}`);
  return method === 'GET' ? response.json() : undefined;
}

const change = (id, members) => control('PATCH', `world/${id}`, JSON.stringify(members));
const executions = async () => (await control('GET', 'world')).Executions;

async function call(action, parameters, by = client) {
  const request = new models[`${action}Request`]({ regionId, ...parameters });
  return (await by[action[0].toLowerCase() + action.slice(1)](request)).body;
}

const tags = (action, pairs) => Object.entries(pairs).map(([key, value]) => new models[`${action}RequestTag`]({ key, value }));
const instance = (name) => world.Instances.find((one) => one.RegionId === regionId && one.InstanceName === name);
const inVpc = (list, vpcId) => list.filter((one) => one.VpcId === vpcId);

/** A vSwitch and basic security groups beside an instance. */
function beside(name) {
  const { VpcId: vpcId, VSwitchId: vSwitchId } = instance(name);
  const groups = inVpc(world.SecurityGroups, vpcId);
  return {
    vpcId,
    vSwitchId,
    basic: groups.filter((one) => one.SecurityGroupType === 'normal').map((one) => one.SecurityGroupId),
    advanced: groups.find((one) => one.SecurityGroupType === 'enterprise').SecurityGroupId,
    small: inVpc(world.VSwitches, vpcId).find((one) => one.CidrBlock.endsWith('/29')).VSwitchId,
  };
}

async function create(parameters, name = 'web-01') {
  const { vSwitchId, basic } = beside(name);
  return (await call('CreateNetworkInterface', { vSwitchId, securityGroupId: basic[0], ...parameters })).networkInterfaceId;
}

async function read(networkInterfaceId, by = client) {
  const page = await call('DescribeNetworkInterfaces', { networkInterfaceId: [networkInterfaceId] }, by);
  return page.networkInterfaceSets.networkInterfaceSet[0];
}

async function until(networkInterfaceId, reached) {
  for (let tries = 0; tries < 100; tries++) {
    const row = await read(networkInterfaceId);
    if (reached(row)) {
      return row;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  assert.fail(`${networkInterfaceId} did not get there.`);
}

test('a network interface is created, attached, changed, detached and deleted', async () => {
  const { vSwitchId, basic } = beside('web-01');
  const { InstanceId: instanceId } = instance('web-01');
  const request = {
    vSwitchId,
    securityGroupIds: basic.slice(0, 2),
    networkInterfaceName: 'life',
    description: 'from the official client',
    secondaryPrivateIpAddressCount: 2,
    tag: tags('CreateNetworkInterface', { owner: 'lisi', empty: '' }),
    deleteOnRelease: false,
    clientToken: 'life-1',
  };
  const created = await call('CreateNetworkInterface', request);
  assert.equal(created.status, 'Available');
  assert.equal(created.privateIpSets.privateIpSet.length, 3);
  assert.equal((await call('CreateNetworkInterface', request)).networkInterfaceId, created.networkInterfaceId);
  assert.equal((await executions()).CreateNetworkInterface, 1);

  const { networkInterfaceId } = created;
  await call('AttachNetworkInterface', { networkInterfaceId, instanceId });
  const attached = await until(networkInterfaceId, (row) => row.status === 'InUse');
  assert.equal(attached.instanceId, instanceId);
  assert.equal(attached.deleteOnRelease, false);

  const assigned = await call('AssignPrivateIpAddresses', { networkInterfaceId, secondaryPrivateIpAddressCount: 1, clientToken: 'life-2' });
  const [address] = assigned.assignedPrivateIpAddressesSet.privateIpSet.privateIpAddress;
  assert.ok((await read(networkInterfaceId)).privateIpSets.privateIpSet.some((ip) => ip.privateIpAddress === address));
  await call('UnassignPrivateIpAddresses', { networkInterfaceId, privateIpAddress: [address] });
  assert.ok((await read(networkInterfaceId)).privateIpSets.privateIpSet.every((ip) => ip.privateIpAddress !== address));

  const prefixes = (await call('AssignPrivateIpAddresses', { networkInterfaceId, ipv4PrefixCount: 1 })).assignedPrivateIpAddressesSet.ipv4PrefixSet.ipv4Prefixes;
  assert.equal(prefixes.length, 1);
  await call('UnassignPrivateIpAddresses', { networkInterfaceId, ipv4Prefix: prefixes });

  const ipv6 = (await call('AssignIpv6Addresses', { networkInterfaceId, ipv6AddressCount: 2 })).ipv6Sets.ipv6Address;
  assert.equal(ipv6.length, 2);
  await call('UnassignIpv6Addresses', { networkInterfaceId, ipv6Address: [ipv6[0]] });
  assert.deepEqual((await read(networkInterfaceId)).ipv6Sets.ipv6Set.map((ip) => ip.ipv6Address), [ipv6[1]]);

  await call('ModifyNetworkInterfaceAttribute', { networkInterfaceId, networkInterfaceName: 'renamed', description: '', securityGroupId: [basic[2]] });
  await call('TagResources', { resourceType: 'eni', resourceId: [networkInterfaceId], tag: tags('TagResources', { owner: 'wangwu', env: 'test' }) });
  await call('UntagResources', { resourceType: 'eni', resourceId: [networkInterfaceId], tagKey: ['empty', 'missing'] });
  await call('JoinResourceGroup', { resourceType: 'eni', resourceId: networkInterfaceId, resourceGroupId: world.ResourceGroups[1] });
  const changed = await read(networkInterfaceId);
  assert.equal(changed.networkInterfaceName, 'renamed');
  assert.equal(changed.description, '');
  assert.deepEqual(changed.securityGroupIds.securityGroupId, [basic[2]]);
  assert.deepEqual(changed.tags.tag.map((tag) => `${tag.tagKey}=${tag.tagValue}`), ['owner=wangwu', 'env=test']);
  assert.equal(changed.resourceGroupId, world.ResourceGroups[1]);

  await call('DetachNetworkInterface', { networkInterfaceId, instanceId });
  await until(networkInterfaceId, (row) => row.status === 'Available');
  await call('DeleteNetworkInterface', { networkInterfaceId });
  await until(networkInterfaceId, (row) => row === undefined);
});

test('a change that takes an hour is seen while it lasts', async () => {
  const slow = await startEmulator('--enis', '200', '--transition', '3600s');
  try {
    const by = clientOf(slow);
    const { InstanceId: instanceId, VSwitchId: vSwitchId } = instance('web-01');
    const make = async () => (await call('CreateNetworkInterface', { vSwitchId, securityGroupId: beside('web-01').basic[0] }, by)).networkInterfaceId;
    const statusOf = async (id) => (await read(id, by)).status;

    const attaching = await make();
    await call('AttachNetworkInterface', { networkInterfaceId: attaching, instanceId }, by);
    assert.equal(await statusOf(attaching), 'Attaching');

    const deleting = await make();
    await call('DeleteNetworkInterface', { networkInterfaceId: deleting }, by);
    assert.equal(await statusOf(deleting), 'Deleting');

    const attached = rows.find((row) => row.status === 'InUse' && row.type === 'Secondary' && !row.serviceManaged);
    await call('DetachNetworkInterface', { networkInterfaceId: attached.networkInterfaceId, instanceId: attached.instanceId }, by);
    assert.equal(await statusOf(attached.networkInterfaceId), 'Detaching');
  } finally {
    await slow.stop();
  }
});

test('the older client lives the same life', async () => {
  const v1 = new RPCClient({ accessKeyId: 'testid', accessKeySecret: 'testsecret', endpoint: emulator.endpoint.origin, apiVersion: '2014-05-26' });
  const { vSwitchId, basic } = beside('db-01');
  const InstanceId = instance('db-01').InstanceId;
  const common = { RegionId: regionId };
  const created = await v1.request('CreateNetworkInterface', { ...common, VSwitchId: vSwitchId, SecurityGroupIds: basic.slice(0, 1), Tag: [{ Key: 'k', Value: 'v' }] });
  const eni = { ...common, NetworkInterfaceId: created.NetworkInterfaceId };
  await v1.request('AttachNetworkInterface', { ...eni, InstanceId });
  await until(created.NetworkInterfaceId, (row) => row.status === 'InUse');
  await v1.request('DetachNetworkInterface', { ...eni, InstanceId }, { method: 'POST' });
  await until(created.NetworkInterfaceId, (row) => row.status === 'Available');
  await v1.request('DeleteNetworkInterface', eni);
  await until(created.NetworkInterfaceId, (row) => row === undefined);
});

test('what the documentation refuses is refused with its code and status', async (context) => {
  const web = beside('web-01');
  const { vSwitchId, basic } = web;
  const other = beside('web-02');
  const [existing] = rows.filter((row) => row.vSwitchId === vSwitchId);
  const primary = rows.find((row) => row.type === 'Primary' && row.instanceId === instance('web-01').InstanceId);
  const secondary = rows.find((row) => row.type === 'Secondary' && row.instanceId === primary.instanceId && row.status === 'InUse');
  const managed = rows.find((row) => row.serviceManaged);
  const linked = rows.find((row) => row.type !== 'Primary' && row.instanceId && row.privateIpSets?.privateIpSet.some((ip) => ip.associatedPublicIp?.allocationId));
  const trunk = rows.find((row) => row.type === 'Trunk' && !row.privateIpSets.privateIpSet.some((ip) => ip.associatedPublicIp?.allocationId));
  const spare = await create();
  const elsewhere = await create({}, 'web-02');
  const far = world.Instances.find((one) => one.VpcId === web.vpcId && one.ZoneId !== instance('web-01').ZoneId && one.RegionId === regionId);
  const german = (await call('DescribeNetworkInterfaces', { regionId: 'eu-central-1', status: 'Available' })).networkInterfaceSets.networkInterfaceSet[0];
  await create({ clientToken: 'mismatch' });
  const web01 = instance('web-01').InstanceId;
  const api01 = instance('api-01').InstanceId;
  const make = (parameters) => ['CreateNetworkInterface', { vSwitchId, securityGroupId: basic[0], ...parameters }];
  const attach = (networkInterfaceId, instanceId, parameters) => ['AttachNetworkInterface', { networkInterfaceId, instanceId, ...parameters }];
  const detach = (networkInterfaceId, instanceId) => ['DetachNetworkInterface', { networkInterfaceId, instanceId }];
  const onSpare = (action, parameters) => [action, { networkInterfaceId: spare, ...parameters }];
  const tag = (parameters) => ['TagResources', { resourceType: 'eni', resourceId: [spare], ...parameters }];

  // Code, status, request, then changes of the world that the request needs.
  const refusals = [
    ['MissingParameter', 400, make({ vSwitchId: undefined })],
    ['InvalidVSwitchId.NotFound', 404, make({ vSwitchId: 'vsw-nowhere' })],
    ['MissingParameter', 400, make({ securityGroupId: undefined })],
    ['InvalidParameter.Conflict', 400, make({ securityGroupIds: [basic[1]] })],
    ['InvalidSecurityGroupId.NotFound', 404, make({ securityGroupId: 'sg-nowhere' })],
    ['InvalidOperation.VpcMismatch', 403, make({ securityGroupId: other.basic[0] })],
    ['JoinedGroupLimitExceed', 400, make({ securityGroupId: undefined, securityGroupIds: [...basic, web.advanced] })],
    ['InvalidOperation.MultiGroupType', 403, make({ securityGroupId: undefined, securityGroupIds: [basic[0], web.advanced] })],
    ['InvalidParameter.SecurityGroupIdRepeated', 404, make({ securityGroupId: undefined, securityGroupIds: [basic[0], basic[0]] })],
    ['SecurityGroupInstanceLimitExceed', 403, make({}), { [basic[0]]: { MaxAddresses: 1 } }],
    ['InvalidVSwitchId.IpInvalid', 403, make({ primaryIpAddress: '192.168.77.7' })],
    ['InvalidIp.IpRepeated', 403, make({ primaryIpAddress: existing.privateIpAddress })],
    ['InvalidPrivateIpAddress.Duplicated', 400, make({ privateIpAddress: ['172.16.99.1', '172.16.99.1'] })],
    ['InvalidVSwitchId.IpNotEnough', 403, make({ vSwitchId: web.small, secondaryPrivateIpAddressCount: 10 })],
    ['InvalidVSwitch.Ipv6NotTurnOn', 403, make({ vSwitchId: web.small, ipv6AddressCount: 1 })],
    ['InvalidIp.Address', 403, make({ ipv6Address: ['2408::zz'] })],
    ['InvalidParameter.Conflict', 400, make({ secondaryPrivateIpAddressCount: 1, ipv4PrefixCount: 1 })],
    ['InvalidResourceGroup.NotFound', 404, make({ resourceGroupId: 'rg-nowhere' })],
    ['Duplicate.TagKey', 400, make({ tag: [...tags('CreateNetworkInterface', { a: '1' }), ...tags('CreateNetworkInterface', { a: '2' })] })],
    ['InvalidTagKey.Malformed', 400, make({ tag: tags('CreateNetworkInterface', { 'acs:x': '1' }) })],
    ['InvalidTagValue.Malformed', 400, make({ tag: tags('CreateNetworkInterface', { a: 'http://x' }) })],
    ['IncorrectVSwitchStatus', 400, make({}), { [vSwitchId]: { Status: 'Pending' } }],
    ['MaxEniCountExceeded', 403, make({}), { quotas: { SecondaryEnis: 1 } }],
    ['InvalidParameter.InvalidEniQueueNumber', 403, make({ queueNumber: 0 })],
    ['IdempotentParameterMismatch', 400, make({ networkInterfaceName: 'different', clientToken: 'mismatch' })],
    ['InvalidEniId.NotFound', 404, attach('eni-nowhere', web01)],
    ['InvalidParams.EniId', 400, attach('nowhere', web01)],
    ['InvalidInstanceId.NotFound', 403, attach(spare, 'i-nowhere')],
    ['InvalidInstanceID.Malformed', 400, attach(spare, 'nowhere')],
    ['InvalidOperation.EniServiceManaged', 403, attach(managed.networkInterfaceId, web01)],
    ['InvalidOperation.InvalidEniType', 403, attach(primary.networkInterfaceId, web01)],
    ['InvalidOperation.InvalidEniState', 400, attach(secondary.networkInterfaceId, web01)],
    ['InvalidOperation.InvalidEcsState', 400, attach(spare, web01), { [web01]: { Status: 'Starting' } }],
    ['InvalidOperation.VpcMismatch', 403, attach(elsewhere, web01)],
    ['InvalidOperation.AvailabilityZoneMismatch', 403, attach(spare, far.InstanceId)],
    ['InvalidOperation.HotPlugNotSupport', 403, attach(spare, api01)],
    ['EniPerInstanceLimitExceeded', 403, attach(spare, web01), { [web01]: { InstanceType: 'ecs.t6-c1m1.large', Status: 'Stopped' } }],
    ['UnsupportedParameter', 400, attach(spare, web01, { networkCardIndex: 0 })],
    ['InvalidOperation.DetachPrimaryEniNotAllowed', 400, detach(primary.networkInterfaceId, web01)],
    ['InvalidParameter.EniNotBelongEcs', 400, detach(secondary.networkInterfaceId, api01)],
    ['InvalidEcsId.NotFound', 404, detach(secondary.networkInterfaceId, 'i-nowhere')],
    ['InvalidOperation.InvalidEniState', 400, detach(spare, web01)],
    ['InvalidOperation.EniLinked', 403, detach(linked.networkInterfaceId, linked.instanceId)],
    ['InvalidOperation.HasMemberEniAttached', 403, detach(trunk.networkInterfaceId, trunk.attachment.instanceId)],
    ['InvalidOperation.InvalidEniState', 400, ['DeleteNetworkInterface', { networkInterfaceId: secondary.networkInterfaceId }]],
    ['InvalidEniId.NotFound', 403, ['DeleteNetworkInterface', { networkInterfaceId: 'eni-nowhere' }]],
    ['InvalidOperation.PrimaryEniOnlySupportModifyNameAndDesc', 404, ['ModifyNetworkInterfaceAttribute', { networkInterfaceId: primary.networkInterfaceId, securityGroupId: basic.slice(0, 1) }]],
    ['InvalidOperation.ModifyPrimaryEniQueueNumber', 403, ['ModifyNetworkInterfaceAttribute', { networkInterfaceId: primary.networkInterfaceId, queueNumber: 2 }]],
    ['InvalidOperation.InvalidEniState', 403, ['ModifyNetworkInterfaceAttribute', { networkInterfaceId: secondary.networkInterfaceId, queueNumber: 2 }]],
    ['InvalidParams.NetworkInterfaceName', 403, onSpare('ModifyNetworkInterfaceAttribute', { networkInterfaceName: '1' })],
    ['InvalidIp.IpAssigned', 403, onSpare('AssignPrivateIpAddresses', { privateIpAddress: [existing.privateIpAddress] })],
    ['InvalidOperation.Ipv4CountExceeded', 403, ['AssignPrivateIpAddresses', { networkInterfaceId: secondary.networkInterfaceId, secondaryPrivateIpAddressCount: 20 }]],
    ['MaxEniIpv6IpsCountExceeded', 403, onSpare('AssignIpv6Addresses', { ipv6AddressCount: 10 }), undefined, () => call('AssignIpv6Addresses', { networkInterfaceId: spare, ipv6AddressCount: 1 })],
    ['InvalidIp.IpUnassigned', 403, onSpare('UnassignPrivateIpAddresses', { privateIpAddress: [existing.privateIpAddress] })],
    ['InvalidIp.IpUnassigned', 403, onSpare('UnassignIpv6Addresses', { ipv6Address: ['2408:4321:180:1700::77'] })],
    ['InvalidOperation.RegionNotSupportIpPrefix', 500, ['AssignPrivateIpAddresses', { regionId: 'eu-central-1', networkInterfaceId: german.networkInterfaceId, ipv4PrefixCount: 1 }]],
    ['InvalidIp.IpPrefixMaskInvalid', 403, onSpare('UnassignPrivateIpAddresses', { ipv4Prefix: ['172.16.0.0/24'] })],
    ['NumberExceed.ResourceIds', 400, tag({ resourceId: Array.from({ length: 51 }, () => spare), tag: tags('TagResources', { a: '1' }) })],
    ['InvalidResourceId.NotFound', 404, tag({ resourceId: [spare, 'eni-nowhere'], tag: tags('TagResources', { a: '1' }) })],
    ['InvalidResourceType.NotFound', 404, tag({ resourceType: 'ENI', tag: tags('TagResources', { a: '1' }) })],
    ['TagKey.Duplication', 403, tag({ tag: tags('TagResources', { a: '1', A: '2' }) })],
    ['NumberExceed.Tags', 400, tag({ tag: tags('TagResources', Object.fromEntries(Array.from({ length: 21 }, (_, n) => [`k${n}`, '']))) })],
    ['MissingParameter.Tags', 404, tag({})],
    ['InvalidResourceGroup.NotFound', 404, ['JoinResourceGroup', { resourceType: 'eni', resourceId: spare, resourceGroupId: 'rg-nowhere' }]],
    ['InvalidResourceId.NotFound', 404, ['JoinResourceGroup', { resourceType: 'eni', resourceId: 'eni-nowhere', resourceGroupId: world.ResourceGroups[0] }]],
    ['MissingParameter', 403, ['JoinResourceGroup', { resourceType: 'eni', resourceId: spare }]],
  ];
  assert.ok(new Set(refusals.map(([code]) => code)).size >= 30);

  const all = [...world.Instances, ...world.VSwitches, ...world.SecurityGroups];
  const before = await control('GET', 'world');
  let prepared = 0;
  for (const [code, statusCode, [action, parameters], changes = {}, prepare] of refusals) {
    await context.test(`${action}: ${code}`, async () => {
      if (prepare) {
        await prepare();
        prepared++;
      }
      for (const [id, members] of Object.entries(changes)) {
        await change(id, members);
      }
      try {
        await assert.rejects(call(action, parameters), { code, statusCode });
      } finally {
        for (const id of Object.keys(changes)) {
          await change(id, id === 'quotas' ? world.Quotas : all.find((one) => Object.values(one).includes(id) && (one.InstanceId ?? one.VSwitchId ?? one.SecurityGroupId) === id));
        }
      }
    });
  }

  // A refused request changes nothing.
  const now = await control('GET', 'world');
  assert.equal(now.NetworkInterfaces, before.NetworkInterfaces);
  const count = (one) => Object.values(one.Executions).reduce((sum, number) => sum + number, 0);
  assert.equal(count(now), count(before) + prepared);
});

test('faults of writes leave the world as they say', async () => {
  const clientToken = 'lost';
  await control('PUT', 'faults', 'lose-request action=CreateNetworkInterface; lose-response@2 action=CreateNetworkInterface');
  const before = (await control('GET', 'world')).NetworkInterfaces;
  await assert.rejects(create({ clientToken }));
  assert.equal((await control('GET', 'world')).NetworkInterfaces, before);
  await assert.rejects(create({ clientToken }));
  assert.equal((await control('GET', 'world')).NetworkInterfaces, before + 1);
  const networkInterfaceId = await create({ clientToken });
  assert.equal((await control('GET', 'world')).NetworkInterfaces, before + 1);

  const { InstanceId: instanceId } = instance('web-01');
  await control('PUT', 'faults', 'fall-back action=AttachNetworkInterface; conflict action=DetachNetworkInterface; stuck@2 action=DetachNetworkInterface');
  await call('AttachNetworkInterface', { networkInterfaceId, instanceId });
  await until(networkInterfaceId, (row) => row.status === 'Available');
  await call('AttachNetworkInterface', { networkInterfaceId, instanceId });
  await until(networkInterfaceId, (row) => row.status === 'InUse');
  await assert.rejects(call('DetachNetworkInterface', { networkInterfaceId, instanceId }), { code: 'OperationConflict', statusCode: 403 });
  await call('DetachNetworkInterface', { networkInterfaceId, instanceId });
  await new Promise((resolve) => setTimeout(resolve, 300));
  assert.equal((await read(networkInterfaceId)).status, 'Detaching');
  await call('DetachNetworkInterface', { networkInterfaceId, instanceId });
  await until(networkInterfaceId, (row) => row.status === 'Available');

  await control('PUT', 'faults', 'idempotent-failed action=AssignPrivateIpAddresses; stale-read@2 ms=30000 action=DescribeNetworkInterfaces; error-after-execution action=DeleteNetworkInterface');
  const assign = { networkInterfaceId, secondaryPrivateIpAddressCount: 1, clientToken: 'burnt' };
  await assert.rejects(call('AssignPrivateIpAddresses', assign), { code: 'IdempotentFailed' });
  await assert.rejects(call('AssignPrivateIpAddresses', assign), { code: 'IdempotentFailed' });
  await call('AssignPrivateIpAddresses', { ...assign, clientToken: 'fresh' });
  assert.equal((await read(networkInterfaceId)).privateIpSets.privateIpSet.length, 2);
  assert.equal((await read(networkInterfaceId))?.privateIpSets.privateIpSet.length ?? 0, 0);
  await assert.rejects(call('DeleteNetworkInterface', { networkInterfaceId }), { code: 'InternalError', statusCode: 500 });
  await until(networkInterfaceId, (row) => row === undefined);
  await control('DELETE', 'faults');
});
