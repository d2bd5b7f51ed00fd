import type { EntitlementFacts, ProjectFact } from '#entitlement';

/** Every combination of facts that differ in a way which the rows may notice. */
export function* everyRequest(): Generator<EntitlementFacts> {
  const ROLES = [null, 'billing', 'viewer', 'developer', 'admin', 'owner'] as const;
  const PAYMENTS: ProjectFact['coverage'][] = [
    { paid: false, responseRow: null, kind: 'none' },
    { paid: true, responseRow: null, kind: 'none' },
    { paid: true, responseRow: 'payg', kind: 'target' },
    { paid: true, responseRow: 'priority_plus', kind: 'commitment' },
  ];
  const [unpaid, plain, payg, plus] = PAYMENTS as [
    ProjectFact['coverage'],
    ProjectFact['coverage'],
    ProjectFact['coverage'],
    ProjectFact['coverage'],
  ];
  const project = (
    id: string,
    role: ProjectFact['role'],
    coverage: ProjectFact['coverage'],
  ): ProjectFact => ({
    id,
    name: `Project ${id}`,
    role,
    coverage,
  });
  const other = project('b', 'developer', payg);
  const places: [projectId: string | null, projects: ProjectFact[]][] = [
    ...ROLES.flatMap((role) =>
      PAYMENTS.map((coverage): [string, ProjectFact[]] => ['a', [project('a', role, coverage), other]]),
    ),
    ['unknown', [other]],
    [null, []],
    [null, [project('a', 'developer', unpaid)]],
    [null, [project('a', 'viewer', payg), project('b', 'billing', plus)]],
    [null, [project('a', 'viewer', payg), other, project('c', 'owner', unpaid)]],
    [null, [project('a', 'owner', payg), other]],
    [null, [project('a', 'admin', plain), project('b', 'developer', plain)]],
    [null, [project('a', 'developer', plus), other, project('c', 'admin', plain)]],
  ];
  for (const channel of ['console', 'form', 'email', 'api', 'cli', 'community'] as const)
    for (const category of [
      'technical',
      'billing',
      'account',
      'security',
      'abuse',
      'data_protection',
    ] as const)
      for (const authenticated of [true, false])
        for (const registered of [true, false])
          for (const orgRole of ROLES)
            for (const incident of [
              null,
              { title: 'Slow', isDifferent: false },
              { title: 'Slow', isDifferent: true },
            ])
              for (const inScope of [true, false])
                for (const [projectId, projects] of places)
                  for (const ticket of [
                    null,
                    { wasEligible: false, isSponsored: false },
                    { wasEligible: true, isSponsored: false },
                    { wasEligible: true, isSponsored: true },
                  ])
                    yield {
                      channel,
                      category,
                      authenticated,
                      registered,
                      orgRole,
                      incident,
                      inScope,
                      projects,
                      projectId: ticket ? null : projectId,
                      ticket: ticket && { ...ticket, projectId },
                    };
}
