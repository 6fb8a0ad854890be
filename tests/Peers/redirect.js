'use strict';

// Loaded before the official credentials package (node --require): its STS hosts and its metadata address are fixed, so requests to
// them go to the loopback here, with the Host they were meant for. Nothing else of the package is touched, and no other host can be reached.
const http = require('node:http');
const https = require('node:https');

const request = http.request;
const sts = new URL(process.env.PEERS_STS);
const metadata = new URL(process.env.PEERS_METADATA);

function target(host) {
  if (/^sts(-vpc)?(\.[a-z0-9-]+)?\.aliyuncs\.com$/.test(host)) {
    return sts;
  }

  return host === '100.100.100.200' ? metadata : undefined;
}

function redirected(options, ...rest) {
  const to = target(options.host);
  if (to) {
    const headers = { ...options.headers, host: options.host };
    return request({ ...options, host: to.hostname, port: to.port, headers, agent: undefined }, ...rest);
  }

  if (options.host !== '127.0.0.1') {
    throw new Error(`${options.host} is not to be reached from a test.`);
  }

  return request(options, ...rest);
}

http.request = redirected;
https.request = redirected;
