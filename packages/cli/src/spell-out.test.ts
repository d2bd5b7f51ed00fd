import { describe, expect, it } from 'vitest';
import { findCommand, spellOut } from './spell-out.ts';

describe('arguments as the older tools spell them', () => {
  it.each([
    [
      'release A ./b 1.0.0 --deploymentName Production --des text',
      'release A ./b 1.0.0 --channel=Production --description=text',
    ],
    [
      'release A ./b 1.0.0 -d Production -m -x -r 25%',
      'release A ./b 1.0.0 --channel=Production --mandatory --disabled --rollout=25%',
    ],
    ['release A ./b 1.0.0 --noDuplicateReleaseError', 'release A ./b 1.0.0 --skip-duplicate'],
    ['release A ./b 1.0.0 --no-duplicate-release-error', 'release A ./b 1.0.0 --skip-duplicate'],
    ['release A ./b 1.0.0 --mandatory false -x=true', 'release A ./b 1.0.0 --no-mandatory --disabled'],
    ['release -m A ./b 1.0.0', 'release --mandatory A ./b 1.0.0'],
    [
      'release-react A ios -h --pre Staging --hf=-O --hf -w',
      'release-react A ios --use-hermes --plist-file-prefix=Staging --extra-hermes-flags=-O --extra-hermes-flags=-w',
    ],
    [
      'release-react A ios --useHermes --xp a --xt b -c Debug --pod p --dev',
      'release-react A ios --use-hermes --xcode-project-file=a --xcode-target-name=b --build-configuration-name=Debug --pod-file=p --development',
    ],
    ['deployment ls A -k', 'deployment ls A --display-keys'],
    ['deployment h A Staging -a', 'deployment h A Staging --display-author'],
    ['deployment add A Beta -k key', 'deployment add A Beta --key=key'],
    [
      'patch A Production --targetBinaryVersion 1.0.0 --disabled false',
      'patch A Production --target-binary-version=1.0.0 --no-disabled',
    ],
    ['rollback A Production -r v2', 'rollback A Production --target-release=v2'],
    ['release A ./b 1.0.0 --des -m', 'release A ./b 1.0.0 --description=-m'],
    ['release A ./b 1.0.0 -- --des x', 'release A ./b 1.0.0 -- --des x'],
  ])('%s', (given, spelled) => {
    expect(spellOut(given.split(' '))).toEqual(spelled.split(' '));
  });
});

it('every command of the old command line has its counterpart', () => {
  const old = [
    'login',
    'logout',
    'register',
    'link',
    'whoami',
    'access-key add',
    'access-key patch',
    'access-key list',
    'access-key ls',
    'access-key remove',
    'access-key rm',
    'session list',
    'session ls',
    'session remove',
    'session rm',
    'app add',
    'app list',
    'app ls',
    'app rename',
    'app remove',
    'app rm',
    'app transfer',
    'collaborator add',
    'collaborator list',
    'collaborator ls',
    'collaborator remove',
    'collaborator rm',
    'deployment add',
    'deployment list',
    'deployment ls',
    'deployment rename',
    'deployment remove',
    'deployment rm',
    'deployment clear',
    'deployment history',
    'deployment h',
    'release',
    'release-react',
    'patch',
    'promote',
    'rollback',
    'debug',
  ];
  expect(old.filter((name) => !findCommand(name.split(' ')))).toEqual([]);
});
