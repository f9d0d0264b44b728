package vn.postalgateway.console.web;

/** Measures the contrast of every visible text against its ground, after WCAG 2.2. */
final class Contrast {

    /** Answers the texts below 4.5:1, each with its measure; expects opaque grounds. */
    static final String SCRIPT = """
            function parts(colour) { return colour.match(/[\\d.]+/g).map(Number); }
            function light(colour) {
              const [r, g, b] = parts(colour).slice(0, 3).map(v => v / 255)
                .map(v => v <= 0.04045 ? v / 12.92 : Math.pow((v + 0.055) / 1.055, 2.4));
              return 0.2126 * r + 0.7152 * g + 0.0722 * b;
            }
            function ground(element) {
              for (let e = element; e; e = e.parentElement) {
                const c = parts(getComputedStyle(e).backgroundColor);
                if (c.length < 4 || c[3] > 0.99) { return getComputedStyle(e).backgroundColor; }
              }
              return 'rgb(255, 255, 255)';
            }
            const faint = [];
            const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
            while (walker.nextNode()) {
              const text = walker.currentNode.textContent.trim();
              const element = walker.currentNode.parentElement;
              if (!text || !element.checkVisibility() || element.closest('svg, script, noscript')) { continue; }
              const a = light(getComputedStyle(element).color), b = light(ground(element));
              const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
              if (ratio < 4.5) { faint.push(text + ' ' + ratio.toFixed(2)); }
            }
            return faint;
            """;

    private Contrast() {
    }
}
