'use strict';

// The official default credential chain against credential-cases.json. Each case runs in a process and a home folder of its own, for
// the package reads both when it is loaded; redirect.js sends what it asks of STS and of the metadata service to the emulator.

const assert = require('node:assert/strict');
const { execFile } = require('node:child_process');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { after, before, test } = require('node:test');
const { promisify } = require('node:util');
const { RPCClient } = require('@alicloud/pop-core');
const { cases } = require('./credential-cases.json');
const { startEmulator } = require('./emulator');

const sources = { sts: 'Sts', metadata: 'Metadata', uri: 'CredentialsUri' };
let emulator;

before(async () => {
  emulator = await startEmulator('--metadata-port', '0', '--credentials-uri-port', '0');
});
after(() => emulator.stop());

function filledIn(text, home) {
  const values = {
    home: home.replaceAll('\\', '/'),
    uri: emulator.credentialsUri,
    print: process.platform === 'win32' ? 'cmd /c type' : 'cat',
  };
  return text.replace(/\{(home|uri|print)\}/g, (_, name) => values[name]);
}

async function resolve({ environment, files }) {
  const home = fs.mkdtempSync(path.join(os.tmpdir(), 'peers-'));
  try {
    for (const [name, content] of Object.entries(files)) {
      const file = path.join(home, name);
      fs.mkdirSync(path.dirname(file), { recursive: true });
      fs.writeFileSync(file, filledIn(content, home), { mode: 0o600 });
    }

    const env = { PATH: process.env.PATH, HOME: home, USERPROFILE: home, PEERS_STS: emulator.endpoint.href, PEERS_METADATA: emulator.metadata };
    for (const [name, value] of Object.entries(environment)) {
      env[name] = filledIn(value, home);
    }

    const script = path.join(__dirname, 'resolve-credentials.js');
    const { stdout } = await promisify(execFile)(process.execPath, ['--require', path.join(__dirname, 'redirect.js'), script], { env });
    return JSON.parse(stdout);
  } finally {
    fs.rmSync(home, { recursive: true });
  }
}

async function ask(what) {
  return (await fetch(new URL(`/-/${what}`, emulator.endpoint))).json();
}

async function checkIssued(keys, { issued, arn, stsHost }) {
  const session = (await ask('sessions')).find((one) => one.AccessKeyId === keys.accessKeyId);
  assert.equal(session?.Source, sources[issued], `${keys.accessKeyId} was not issued by ${issued}`);
  const expected = arn.endsWith('*') ? session.Arn.startsWith(arn.slice(0, -1)) : session.Arn === arn;
  assert.ok(expected, `${session.Arn} is not ${arn}`);
  if (stsHost) {
    assert.equal((await ask('requests')).findLast((one) => one.Action === 'AssumeRole').Headers.host, stsHost);
  }

  // Only whoever holds the secret and the token too is told who that is.
  const client = new RPCClient({ ...keys, endpoint: emulator.endpoint.origin, apiVersion: '2015-04-01' });
  assert.equal((await client.request('GetCallerIdentity')).Arn, session.Arn);
}

async function check({ error, type, ...keys }, expect) {
  assert.equal(error, undefined);
  if (expect.issued) {
    await checkIssued(keys, expect);
  } else {
    const { accessKeyId, accessKeySecret, securityToken } = expect;
    assert.deepEqual({ securityToken: undefined, ...keys }, { accessKeyId, accessKeySecret, securityToken });
  }

  // The official chain tells the place in its order, not what it found there.
  assert.equal(type, expect.type.split('/')[0]);
}

for (const one of cases) {
  const title = one.officialDiffers ? `${one.name}: not in the official package` : one.name;
  test(title, async () => {
    const found = await resolve(one);
    if (one.officialDiffers) {
      await assert.rejects(check(found, one.expect), assert.AssertionError, 'The official package does the same now: drop officialDiffers.');
    } else {
      await check(found, one.expect);
    }
  });
}
