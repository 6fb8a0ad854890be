'use strict';

// What the official default chain arrives at in this process's environment and home folder, as one line of JSON.
const { default: Credential } = require('@alicloud/credentials');

new Credential().getCredential().then(
  ({ accessKeyId, accessKeySecret, securityToken, providerName }) =>
    console.log(JSON.stringify({ accessKeyId, accessKeySecret, securityToken, type: providerName.replace(/^default\//, '') })),
  (error) => console.log(JSON.stringify({ error: error.message })),
);
