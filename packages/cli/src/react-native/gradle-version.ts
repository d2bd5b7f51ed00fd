/** What a name in a build script may stand for, looked up in this order. */
export interface GradleSources {
  /** Text of the module's build script. */
  script: string;
  /** Texts of other scripts: the root build script and those it applies. */
  otherScripts: string[];
  /** Names from gradle.properties files. */
  properties: Record<string, string>;
}

const LITERAL = /^(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)')/;

/**
 * The `versionName` that a Gradle script gives its app. Reads what people write by hand: a text, a variable, a
 * property, a text with variables in it. Code that computes the version is beyond it.
 *
 * @returns undefined when it is not there or has to be computed
 */
export function gradleVersionName(sources: GradleSources): string | undefined {
  const script = withoutComments(sources.script);
  const defaults = script.indexOf('defaultConfig');
  const places = [script.slice(Math.max(defaults, 0)), script];
  for (const place of places) {
    const written = /\bversionName\b\s*(?:=\s*|\(\s*|\s+)([^\n;]+)/.exec(place)?.[1];
    if (written !== undefined) return evaluate(written, sources, 0);
  }
  return undefined;
}

/** Gradle text without comments; texts in quotes stay. */
export function withoutComments(script: string): string {
  return script.replace(/("(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')|\/\*[\s\S]*?\*\/|\/\/[^\n]*/g, '$1');
}

function evaluate(expression: string, sources: GradleSources, depth: number): string | undefined {
  const text = expression.trim();
  if (depth > 10) return undefined;
  const literal = LITERAL.exec(text);
  if (literal) {
    if (/^\s*\+/.test(text.slice(literal[0].length))) return undefined;
    return literal[1] === undefined ? literal[2] : fill(literal[1], sources, depth);
  }
  const number = /^(\d+(?:\.\d+)*)[\s)}]*$/.exec(text)?.[1];
  if (number !== undefined) return number;
  const name = nameIn(text);
  return name === undefined ? undefined : lookUp(name, sources, depth);
}

// project.property('X'), findProperty("X") as String, rootProject.ext.x, project.X, X
function nameIn(text: string): string | undefined {
  const called = /\b(?:findProperty|property|getProperty)\s*\(\s*["']([\w.-]+)["']\s*\)/.exec(text)?.[1];
  if (called) return called;
  const indexed = /^(?:\w+\.)*(?:ext|extra|properties|project)\[\s*["']([\w.-]+)["']\s*\]/.exec(text)?.[1];
  if (indexed) return indexed;
  return /^(?:(?:rootProject|project|ext|extra|properties)\.)*([A-Za-z_]\w*)\s*\)?\s*(?:as\s+String|\.toString\(\))?\s*$/.exec(
    text,
  )?.[1];
}

function fill(text: string, sources: GradleSources, depth: number): string | undefined {
  let complete = true;
  const filled = text.replace(/\$(?:\{([^}]+)\}|([A-Za-z_]\w*))/g, (_, inner?: string, bare?: string) => {
    const value = evaluate(inner ?? bare ?? '', sources, depth + 1);
    if (value === undefined) complete = false;
    return value ?? '';
  });
  return complete ? filled : undefined;
}

function lookUp(name: string, sources: GradleSources, depth: number): string | undefined {
  const safe = name.replace(/[.-]/g, '\\$&');
  const assigned = new RegExp(`(?:^|[\\s.{;("'])${safe}["'\\]\\s]*=(?!=)\\s*([^\\n;]+)`, 'm');
  for (const script of [sources.script, ...sources.otherScripts]) {
    const written = assigned.exec(withoutComments(script))?.[1];
    const value = written === undefined ? undefined : evaluate(written, sources, depth + 1);
    if (value !== undefined) return value;
  }
  return sources.properties[name];
}
