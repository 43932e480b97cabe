// The one door to script addresses under Trusted Types: only the service worker and our own built files pass.

interface Policy {
  createScriptURL(url: string): unknown;
}
interface PolicyFactory {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): Policy;
}

function allowed(url: string): string {
  if (url === "/sw.js" || /^\/static\/build\/[\w.-]+\.js$/.test(url)) return url;
  throw new TypeError(`Not a script of this app: ${url}`);
}

const factory = (globalThis as { trustedTypes?: PolicyFactory }).trustedTypes;
const policy = factory?.createPolicy("app", { createScriptURL: allowed });

/** A script address that the content security policy lets through. Throws TypeError for any other address. */
export function scriptUrl(url: string): string {
  return (policy ? policy.createScriptURL(url) : allowed(url)) as string;
}
