// What a page holds, for comparison, and what it may never hold. Runs inside the browser, so it stands alone.

/**
 * `tree`: tags with the names of their attributes; inside rich text (.prose) nothing, since bodies differ.
 * `faults`: elements and attributes that rich text may not have, handlers, addresses of unknown schemes, scripts,
 * structured data that cannot be parsed, templates of the text that were evaluated. `own`: the theme's scripts, letter by
 * letter; `files`: the addresses of those that pages load.
 */
export function outline(page, own = [], files = []) {
  const rich = {
    P: '', BR: '', HR: '', H1: 'id', H2: 'id', H3: 'id', H4: 'id', H5: 'id', H6: 'id', UL: '', OL: 'start', LI: '', BLOCKQUOTE: '',
    PRE: '', CODE: 'class', EM: '', STRONG: '', DEL: '', SUP: '', SUB: '', A: 'href rel title',
    PICTURE: '', SOURCE: 'type srcset sizes', IMG: 'src srcset sizes alt title width height loading decoding', TABLE: '', THEAD: '', TBODY: '', TR: '', TH: 'class colspan rowspan',
    TD: 'class colspan rowspan', DIV: 'class role tabindex aria-label', SECTION: 'class',
  };
  const addresses = ['href', 'src', 'poster', 'data', 'cite', 'xlink:href'];
  const never = ['style', 'srcdoc', 'formaction', 'action', 'ping', 'background'];
  const faults = [];
  const look = (element, name) => {
    const asksOurselves = name === 'action' && element.matches('form[role=search][action^="/tim-kiem/"]');
    if (name.startsWith('on') || (never.includes(name) && !asksOurselves)) faults.push(`${element.localName} has ${name}`);
    // Photos of our own, in several sizes.
    if (name === 'srcset' && !/^(\/anh\/[0-9a-f]{2}\/[0-9a-f]{16}-\d+\.\w+ \d+w(, |$))+$/.test(element.getAttribute(name))) faults.push(`srcset leads to ${element.getAttribute(name)}`);
    if (!addresses.includes(name)) return;
    const text = element.getAttribute(name);
    if (element.matches('link[rel=icon]') && text.startsWith('data:image/svg+xml,')) return;
    const url = URL.canParse(text, 'https://thu.example.vn/x/') ? new URL(text, 'https://thu.example.vn/x/') : { protocol: 'none' };
    const schemes = element.matches('.share .touch a') ? ['fb-messenger:'] : ['https:', 'http:', 'mailto:', 'tel:'];
    if (!schemes.includes(url.protocol)) faults.push(`${name} leads to ${text}`);
  };
  const walk = (element, inRich) => {
    const names = element.getAttributeNames().sort();
    for (const name of names) look(element, name);
    // The one line that the theme itself writes there.
    if (inRich && !element.matches('p.none')) {
      const allowed = rich[element.tagName]?.split(' ');
      if (!allowed) faults.push(`rich text has ${element.outerHTML.slice(0, 60)}`);
      else faults.push(...names.filter((name) => !allowed.includes(name)).map((name) => `rich ${element.localName} has ${name}`));
    }
    const isRich = inRich || element.matches('.prose');
    const inner = [...element.children].map((child) => walk(child, isRich)).join('');
    // Which ideas are alike is decided by the words themselves, harmless ones too.
    const isOpaque = isRich || element.matches('[aria-labelledby="lien-quan"]');
    // A title that is long is set smaller.
    const shown = element.matches('h1') ? names.filter((name) => name !== 'class') : names;
    return `<${element.localName}${shown.map((name) => ` ${name}`).join('')}>${isOpaque ? '' : inner}`;
  };
  const tree = walk(page.documentElement, false);
  for (const script of page.querySelectorAll('script')) {
    if (own.includes(script.text) && !script.attributes.length) continue;
    if (files.includes(script.getAttribute('src')) && script.defer && script.attributes.length === 2 && !script.text) continue;
    if (script.type !== 'application/ld+json') {
      faults.push(`script: ${script.text.slice(0, 60)}`);
      continue;
    }
    try {
      JSON.parse(script.text);
    } catch (error) {
      faults.push(`structured data: ${error.message}`);
    }
  }
  if (page.body.textContent.includes('1337')) faults.push('a template in the text was evaluated');
  return { tree, faults };
}
