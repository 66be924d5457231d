// One page of each kind of the sample (or all of them: docs/testing.md) before two checkers of HTML: the W3C's Nu checker and html-validate.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { before, test } from 'node:test';
import { HtmlValidate } from 'html-validate';
import { allPages, buildSample, fileOf, pagesOfSample, wholeSample } from './support.mjs';

let files;

before(() => {
  const site = buildSample();
  files = (wholeSample ? allPages(site) : Object.values(pagesOfSample)).map((path) => fileOf(site, path));
});

test('the Nu checker has nothing to say', () => {
  const checker = createRequire(import.meta.url)('vnu-jar');
  const run = spawnSync('java', ['-Xss4m', '-XX:TieredStopAtLevel=1', '-jar', checker, '--stdout', '--format', 'json', ...files],
    { encoding: 'utf8', maxBuffer: 1 << 26 });
  assert.equal(run.error, undefined, 'java runs');
  const messages = JSON.parse(run.stdout).messages.map((message) => `${message.url}:${message.lastLine}: ${message.message} ${message.extract ?? ''}`);
  assert.deepEqual(messages, []);
  assert.equal(run.status, 0);
});

test('html-validate has nothing to say', async () => {
  const validate = new HtmlValidate({
    root: true,
    extends: ['html-validate:recommended', 'html-validate:document'],
    rules: {
      // Titles are those of ideas, as long as their authors made them.
      'long-title': 'off',
      // `<!doctype html>` in small letters is as valid.
      'doctype-style': 'off',
      // Text of others keeps its spaces.
      'no-trailing-whitespace': 'off',
      'no-inline-style': 'error',
      // Only what comes from others needs a hash; our own scripts have theirs in the name.
      'require-sri': ['error', { target: 'crossorigin' }],
      // Suggestions to a text that may be any other: no <select>.
      'prefer-native-element': ['error', { exclude: ['listbox'] }],
    },
  });
  const found = [];
  for (const file of files) {
    const report = await validate.validateString(readFileSync(file, 'utf8'), file);
    for (const result of report.results) found.push(...result.messages.map((message) => `${file}:${message.line}:${message.column}: ${message.ruleId}: ${message.message}`));
  }
  assert.deepEqual(found, []);
});
