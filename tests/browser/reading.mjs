// How a page is read without a mouse: the focus is seen wherever it goes, and goes as the page is laid out; what is read
// out comes in the order in which it stands. Each of these gives what is wrong, and nothing when all is well.

/** Everything that can have the focus shows that it has it: an outline that stands out, on something inside the page. */
export const focusFaults = (page) => page.evaluate(() => {
  const faults = [];
  const able = [...document.querySelectorAll('a[href], button, input, textarea, select, summary, [tabindex="0"]')]
    .filter((element) => element.checkVisibility({ visibilityProperty: true }));
  if (document.querySelector('[tabindex]:not([tabindex="0"]):not([tabindex="-1"])')) faults.push('an order of its own');
  for (const element of able) {
    element.focus({ focusVisible: true });
    if (document.activeElement !== element) {
      faults.push(`takes no focus: ${element.outerHTML.slice(0, 80)}`);
      continue;
    }
    const style = getComputedStyle(element);
    const box = element.getBoundingClientRect();
    if (style.outlineStyle === 'none' || parseFloat(style.outlineWidth) < 2) faults.push(`focus is not seen: ${element.outerHTML.slice(0, 80)}`);
    else if (!box.width || !box.height || box.right <= 0 || box.left >= innerWidth && !element.closest('.table, .menu')) {
      faults.push(`focused out of sight: ${element.outerHTML.slice(0, 80)}`);
    }
  }
  document.activeElement.blur();
  return faults.slice(0, 5);
});

/**
 * What a screen reader reads next stands below or to the right of what it has just read. Columns are read one after the
 * other, so a step up is sound when it is a step to the right, out of a column that ends.
 */
export const orderFaults = (page) => page.evaluate(() => {
  const faults = [];
  const shown = (element) => {
    const style = getComputedStyle(element);
    if (style.position === 'absolute' || style.position === 'fixed' || !element.checkVisibility()) return null;
    const box = element.getBoundingClientRect();
    return box.width > 1 && box.height > 1 ? box : null;
  };
  for (const parent of document.querySelectorAll('body, body *')) {
    // Figures stand above their words, which a list of terms has first.
    if (parent.closest('svg, .figs') || parent.children.length < 2) continue;
    if (getComputedStyle(parent).display.startsWith('inline')) continue;
    let last = null;
    for (const child of parent.children) {
      const box = shown(child);
      if (!box) continue;
      const above = last && box.bottom <= last.top + 1 && box.left < last.right - 1;
      const before = last && box.right <= last.left + 1 && box.top < last.bottom - 1 && box.bottom <= last.bottom + 1;
      if (above || before) faults.push(`stands ${above ? 'above' : 'before'} what is read earlier: ${child.outerHTML.slice(0, 80)}`);
      last = box;
    }
  }
  return faults.slice(0, 5);
});

/** What still moves for those who asked for less motion. */
export const frozenFaults = (page) => page.evaluate(() => {
  const moves = (times) => times.split(',').some((time) => parseFloat(time) > 0.01);
  const faults = document.getAnimations().map((animation) => `animation: ${animation.animationName ?? animation.transitionProperty}`);
  for (const element of document.querySelectorAll('*')) {
    const style = getComputedStyle(element);
    if (moves(style.transitionDuration) || moves(style.animationDuration) || style.scrollBehavior === 'smooth') {
      faults.push(`moves: ${element.outerHTML.slice(0, 60)}`);
    }
  }
  if (document.querySelector('marquee, video[autoplay], img[src$=".gif"]')) faults.push('plays by itself');
  return faults.slice(0, 5);
});
