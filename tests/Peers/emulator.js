'use strict';

// Starts the built emulator as a child process and waits for its ready line.
const { spawn } = require('node:child_process');
const readline = require('node:readline');

async function startEmulator(...options) {
  const dll = process.env.ALIYUN_ENI_EMULATOR;
  if (!dll) {
    throw new Error('ALIYUN_ENI_EMULATOR has to hold the path of Aliyun.Eni.Emulator.dll.');
  }

  const child = spawn('dotnet', [dll, ...options], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  for await (const line of readline.createInterface({ input: child.stdout })) {
    const ready = /^ready (http:\/\/\S+\/) AccessKeyId=(\S+) \((\d+) network interfaces/.exec(line);
    if (ready) {
      const stop = () => {
        child.kill('SIGTERM');
        return ended;
      };
      const [, metadata] = / metadata=(\S+)/.exec(line) ?? [];
      const [, credentialsUri] = / credentials-uri=(\S+)/.exec(line) ?? [];
      return { endpoint: new URL(ready[1]), accessKeyId: ready[2], count: Number(ready[3]), metadata, credentialsUri, stop };
    }
  }

  throw new Error(`The emulator ended with exit code ${await ended} before it was ready.`);
}

module.exports = { startEmulator };
