'use strict';

// Official clients against the emulator: what they sign it must accept, what they expect it must answer. By hand:
//   dotnet build src/Aliyun.Eni.Emulator
//   cd tests/Peers && npm ci --ignore-scripts
//   ALIYUN_ENI_EMULATOR=../../src/Aliyun.Eni.Emulator/bin/Debug/net10.0/Aliyun.Eni.Emulator.dll node --test

const assert = require('node:assert/strict');
const http = require('node:http');
const { after, before, test } = require('node:test');
const { default: Ecs, ...models } = require('@alicloud/ecs20140526');
const { $OpenApiUtil } = require('@alicloud/openapi-core');
const { RPCClient } = require('@alicloud/pop-core');
const { startEmulator } = require('./emulator');

const region = 'cn-hangzhou';
const sts = { accessKeyId: 'STS.testid', securityToken: 'testtoken' };
let emulator;

before(async () => {
  emulator = await startEmulator('--enis', '1234', '--seed', '5');
});
after(() => emulator.stop());

function acs3(changes) {
  const settings = { accessKeyId: 'testid', accessKeySecret: 'testsecret', endpoint: emulator.endpoint.host, protocol: 'HTTP', ...changes };
  return new Ecs(new $OpenApiUtil.Config(settings));
}

function rpcV1(changes) {
  const settings = { accessKeyId: 'testid', accessKeySecret: 'testsecret', endpoint: emulator.endpoint.origin, apiVersion: '2014-05-26', ...changes };
  return new RPCClient(settings);
}

async function describe(client, filters) {
  const request = new models.DescribeNetworkInterfacesRequest({ regionId: region, maxResults: 500, ...filters });
  return (await client.describeNetworkInterfaces(request)).body;
}

async function listAcs3(client, filters) {
  const rows = [];
  let nextToken;
  do {
    const page = await describe(client, { ...filters, nextToken });
    rows.push(...page.networkInterfaceSets.networkInterfaceSet);
    nextToken = page.nextToken || undefined;
  } while (nextToken);
  return rows;
}

async function listRpcV1(client, filters, options) {
  const rows = [];
  let NextToken;
  do {
    const parameters = { RegionId: region, MaxResults: 100, ...filters, ...(NextToken && { NextToken }) };
    const page = await client.request('DescribeNetworkInterfaces', parameters, options);
    rows.push(...page.NetworkInterfaceSets.NetworkInterfaceSet);
    NextToken = page.NextToken;
  } while (NextToken);
  return rows;
}

test('ACS3 lists every row of every region once', async () => {
  const client = acs3();
  const regions = (await client.describeRegions(new models.DescribeRegionsRequest({}))).body.regions.region;
  const ids = new Set();
  let rows = 0;
  for (const { regionId } of regions) {
    const found = await listAcs3(client, { regionId });
    const total = (await describe(client, { regionId, maxResults: undefined, pageNumber: 1, pageSize: 1 })).totalCount;
    assert.equal(found.length, total);
    rows += found.length;
    found.forEach((row) => ids.add(row.networkInterfaceId));
  }

  assert.equal(rows, emulator.count);
  assert.equal(ids.size, emulator.count);
});

test('RPC V1 sees the same rows in the same order, by GET and by POST', async () => {
  const expected = (await listAcs3(acs3())).map((row) => row.networkInterfaceId);
  for (const method of ['GET', 'POST']) {
    const rows = await listRpcV1(rpcV1(), {}, { method });
    assert.deepEqual(rows.map((row) => row.NetworkInterfaceId), expected);
  }
});

test('a tag filter finds what filtering here finds', async () => {
  const expected = (await listAcs3(acs3()))
    .filter((row) => row.tags?.tag?.some((tag) => tag.tagKey === 'owner' && tag.tagValue === 'lisi'))
    .map((row) => row.networkInterfaceId);
  assert.notEqual(expected.length, 0);
  const tag = [new models.DescribeNetworkInterfacesRequestTag({ key: 'owner', value: 'lisi' })];
  assert.deepEqual((await listAcs3(acs3(), { tag })).map((row) => row.networkInterfaceId), expected);
  const byV1 = await listRpcV1(rpcV1(), { Tag: [{ Key: 'owner', Value: 'lisi' }] });
  assert.deepEqual(byV1.map((row) => row.NetworkInterfaceId), expected);
});

test('a tag of any characters can be asked for', async () => {
  const found = (await listAcs3(acs3())).flatMap((row) => row.tags?.tag ?? []).filter((tag) => /[^\w./-]/u.test(tag.tagKey + tag.tagValue));
  assert.notEqual(found.length, 0);
  for (const { tagKey: key, tagValue: value } of found.slice(0, 20)) {
    const rows = await listAcs3(acs3(), { tag: [new models.DescribeNetworkInterfacesRequestTag({ key, value })] });
    assert.notEqual(rows.length, 0, `${key}=${value}`);
    assert.notEqual((await listRpcV1(rpcV1(), { Tag: [{ Key: key, Value: value }] })).length, 0, `${key}=${value}`);
  }
});

test('ids that do not exist are missing without a word', async () => {
  const expected = (await listAcs3(acs3())).map((row) => row.networkInterfaceId).slice(100, 199);
  const networkInterfaceId = ['eni-nowhere', ...expected];
  assert.deepEqual((await listAcs3(acs3(), { networkInterfaceId })).map((row) => row.networkInterfaceId), expected);
  assert.equal((await describe(acs3(), { networkInterfaceId, maxResults: undefined })).networkInterfaceSets.networkInterfaceSet.length, 10);
});

test('101 ids are too many', async () => {
  const networkInterfaceId = Array.from({ length: 101 }, (_, n) => `eni-${n}`);
  await assert.rejects(describe(acs3(), { networkInterfaceId }), { code: 'InvalidParameter.NetworkInterfaceId' });
});

test('STS credentials work in both schemes, and not without their token', async () => {
  assert.notEqual((await listAcs3(acs3(sts))).length, 0);
  assert.notEqual((await listRpcV1(rpcV1(sts))).length, 0);
  await assert.rejects(describe(acs3({ ...sts, securityToken: 'stale' })), { code: 'InvalidSecurityToken.Malformed' });
  await assert.rejects(listRpcV1(rpcV1({ ...sts, securityToken: undefined })), { code: 'MissingSecurityToken' });
});

test('a wrong secret and an unknown key are refused', async () => {
  await assert.rejects(describe(acs3({ accessKeySecret: 'wrong' })), { code: 'SignatureDoesNotMatch' });
  await assert.rejects(describe(acs3({ accessKeyId: 'nobody' })), { code: 'InvalidAccessKeyId.NotFound', statusCode: 404 });
  await assert.rejects(listRpcV1(rpcV1({ accessKeySecret: 'wrong' })), { code: 'SignatureDoesNotMatch' });
});

test('regions come with names in the language asked for', async () => {
  const request = new models.DescribeRegionsRequest({ acceptLanguage: 'en-US' });
  const regions = (await acs3().describeRegions(request)).body.regions.region;
  const singapore = regions.find((one) => one.regionId === 'ap-southeast-1');
  assert.equal(singapore.localName, 'Singapore');
  assert.equal(singapore.regionEndpoint, 'ecs.ap-southeast-1.aliyuncs.com');
  assert.equal((await rpcV1().request('DescribeRegions')).Regions.Region.length, regions.length);
});

test('primary interfaces are found by way of their instances', async () => {
  const primary = (await listAcs3(acs3())).find((row) => row.type === 'Primary');
  const [securityGroupId] = primary.securityGroupIds.securityGroupId;
  assert.ok((await listAcs3(acs3(), { securityGroupId })).every((row) => row.type !== 'Primary'));
  const request = new models.DescribeInstancesRequest({ regionId: region, securityGroupId, maxResults: 100 });
  const instances = (await acs3().describeInstances(request)).body.instances.instance;
  const ids = instances.flatMap((instance) => instance.networkInterfaces.networkInterface).map((row) => row.networkInterfaceId);
  assert.ok(ids.includes(primary.networkInterfaceId));
});

test('tags are listed flat, one row each', async () => {
  const tag = [new models.ListTagResourcesRequestTag({ key: 'owner' })];
  const rows = [];
  let nextToken;
  do {
    const request = new models.ListTagResourcesRequest({ regionId: region, resourceType: 'eni', tag, nextToken });
    const page = (await acs3().listTagResources(request)).body;
    rows.push(...page.tagResources.tagResource);
    nextToken = page.nextToken || undefined;
  } while (nextToken);
  const owned = (await listAcs3(acs3())).filter((row) => row.tags?.tag?.some((one) => one.tagKey === 'owner'));
  assert.deepEqual(rows.map((row) => row.resourceId), owned.map((row) => row.networkInterfaceId));
});

// pop-core parses JSON only, so it signs here and a stand-in reads the XML.
test('RPC V1 with Format=XML is answered in XML', async () => {
  const forwarder = http.createServer(async (incoming, outgoing) => {
    const answer = await fetch(new URL(incoming.url, emulator.endpoint));
    outgoing.end(JSON.stringify({ type: answer.headers.get('content-type'), text: await answer.text() }));
  });
  await new Promise((resolve) => forwarder.listen(0, '127.0.0.1', resolve));
  try {
    const client = rpcV1({ endpoint: `http://127.0.0.1:${forwarder.address().port}` });
    const { type, text } = await client.request('DescribeNetworkInterfaces', { RegionId: region, MaxResults: 10, Format: 'XML' });
    assert.equal(type, 'text/xml;charset=utf-8');
    assert.match(text, /^<\?xml [^>]*><DescribeNetworkInterfacesResponse><RequestId>[0-9A-F-]{36}<\/RequestId>/);
    assert.equal(text.match(/<NetworkInterfaceSet>/g).length, 10);
  } finally {
    forwarder.closeAllConnections();
    forwarder.close();
  }
});
