/** Every address a page may link to. Links are made here only, so that a moved page is moved in one place. */
export const paths = {
  home: () => '/',
  check: (slug: string) => `/checks/${encodeURIComponent(slug)}`,
  feed: () => '/feed.xml',
  signIn: () => '/sign-in',
  signInWith: (token: string) => `/sign-in/${token}`,
  signOut: () => '/sign-out',
  desk: (filter: Record<string, string> = {}) => withQuery('/desk', filter),
  nextCase: () => '/desk/next',
  case: (id: string) => `/desk/cases/${id}`,
  caseAct: (id: string, act: string) => `/desk/cases/${id}/${act}`,
  proposals: () => '/desk/proposals',
  proposal: (id: string) => `/desk/proposals/${id}`,
  match: (caseId: string, matchId: string) => `/desk/cases/${caseId}/matches/${matchId}`,
  claimAct: (caseId: string, act: string) => `/desk/cases/${caseId}/claims/${act}`,
  verdict: (id: string) => `/desk/verdicts/${id}`,
  verdictPreview: (id: string) => `/desk/verdicts/${id}/preview`,
  verdictPublish: (id: string) => `/desk/verdicts/${id}/publish`,
  verdictCorrect: (id: string) => `/desk/verdicts/${id}/correct`,
  factCheck: (id: string) => `/desk/checks/${id}`,
  factCheckFamily: (id: string) => `/desk/checks/${id}/family`,
  published: () => '/desk/published',
  operations: () => '/desk/operations',
  resumeAnswers: (language: string) => `/desk/operations/answers/${encodeURIComponent(language)}`,
  machine: () => '/desk/machine',
  previewPolicy: () => '/desk/machine/previews',
  policyPreview: (id: string) => `/desk/machine/previews/${id}`,
  applyPolicy: (id: string) => `/desk/machine/previews/${id}/apply`,
  alertSeen: (id: string) => `/desk/operations/alerts/${id}/seen`,
  resumeSending: () => '/desk/operations/resume',
  wordsAgain: (id: string) => `/desk/operations/words/${id}/again`,
  costs: (month = '') => withQuery('/desk/operations/costs', month === '' ? {} : { month }),
  retryJobs: () => '/desk/operations/retry',
  media: (id: string) => `/desk/media/${id}`,
  simulator: () => '/simulator',
  asset: (name: string) => `/assets/${name}`,
} as const;

function withQuery(path: string, query: Record<string, string>): string {
  const text = new URLSearchParams(query).toString();
  return text === '' ? path : `${path}?${text}`;
}
