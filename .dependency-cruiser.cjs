// The import directions of docs/ARCHITECTURE.md. Down is a call; sideways or up is a fact.
const page = '/pages/[^/]+([.]tsx|/)'
const browserSafe = '^src/kernel/(money|problem|palette)/'
const above = {
  kernel: '^src/(services|platform|verticals|[^/]+[.]ts$)',
  services: '^src/(platform|verticals|web|[^/]+[.]ts$)',
  modules: '^src/[^/]+[.]ts$',
}

module.exports = {
  forbidden: [
    {
      name: 'kernel-knows-no-business',
      severity: 'error',
      from: { path: '^src/kernel/', pathNot: [page, '[.]test[.]ts$'] },
      to: { path: above.kernel },
    },
    {
      name: 'kernel-draws-nothing',
      comment: 'It hands pages their seam and knows the shape of it, no more.',
      severity: 'error',
      from: { path: '^src/kernel/', pathNot: [page, '[.]test[.]ts$'] },
      to: { path: '^src/web/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'services-know-no-trade',
      severity: 'error',
      from: { path: '^src/services/', pathNot: [page, '[.]test[.]ts$'] },
      to: { path: above.services },
    },
    {
      name: 'modules-do-not-reach-the-roof',
      severity: 'error',
      from: { path: '^src/(platform|verticals)/', pathNot: '[.]test[.]ts$' },
      to: { path: above.modules },
    },
    {
      name: 'trades-are-strangers',
      severity: 'error',
      from: { path: '^src/verticals/([^/]+)/' },
      to: { path: ['^src/verticals/', '^src/platform/'], pathNot: '^src/verticals/$1/' },
    },
    {
      name: 'platform-learns-of-trades-from-manifests',
      severity: 'error',
      from: { path: '^src/platform/' },
      to: { path: '^src/verticals/' },
    },
    {
      name: 'a-service-has-one-door',
      comment: 'Its index.ts; lists, types and browser pages are the exceptions.',
      severity: 'error',
      from: { path: '^src/', pathNot: ['^src/services/([^/]+)/', '^src/modules[.]ts$', '[.]test[.]ts$'] },
      to: {
        path: '^src/services/[^/]+/',
        pathNot: '^src/services/[^/]+/index[.]ts$',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'a-service-has-one-door-for-its-neighbours',
      severity: 'error',
      from: { path: '^src/services/([^/]+)/', pathNot: '[.]test[.]ts$' },
      to: {
        path: '^src/services/',
        pathNot: ['^src/services/$1/', '^src/services/[^/]+/index[.]ts$'],
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'money-problem-and-palette-run-in-browsers',
      severity: 'error',
      from: { path: browserSafe, pathNot: '[.]test[.]ts$' },
      to: { pathNot: browserSafe, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'web-knows-nobodys-business',
      severity: 'error',
      from: { path: '^src/web/', pathNot: ['^src/web/routes[.]ts$', '[.]test[.]tsx?$'] },
      to: { path: '^src/', pathNot: ['^src/web/', browserSafe], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'pages-import-looks-not-logic',
      comment: 'A page speaks to the server through app.call(); everything else of the server it knows by type only.',
      severity: 'error',
      from: { path: page },
      to: {
        path: '^src/',
        pathNot: ['^src/web/', browserSafe, page, '/client/', '/rules[.]ts$'],
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'pages-use-no-node',
      severity: 'error',
      from: { path: [page, '^src/web/(ui|shell)/'], pathNot: '[.]test[.]tsx?$' },
      to: { dependencyTypes: ['core'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'the-product-stands-alone',
      severity: 'error',
      from: { path: '^src/', pathNot: ['[.]test[.]tsx?$', '/testing[.]ts$'] },
      to: { path: '^(tests|bench|bin)/' },
    },
    {
      name: 'the-product-needs-no-tools',
      severity: 'error',
      from: { path: '^src/', pathNot: '[.]test[.]tsx?$' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'no-circles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-dead-ends',
      severity: 'error',
      from: { path: '^src/' },
      to: { couldNotResolve: true, pathNot: ['^virtual:', '[+]types/', '/paraglide/', '[.]css$'] },
    },
  ],
  options: {
    parser: 'swc',
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['^build/', '^src/web/paraglide/', '[+]types/', '^[.]react-router/'] },
    enhancedResolveOptions: {
      conditionNames: ['import', 'node', 'default', 'types'],
      exportsFields: ['exports'],
      extensions: ['.ts', '.tsx', '.js', '.mjs'],
    },
  },
}
