package broadsheet.e2e;

import com.microsoft.playwright.options.ColorScheme;

/**
 * What a page is read on.
 *
 * @param width in CSS pixels
 * @param scheme the colours that the reader prefers
 * @param scripts whether scripts run
 * @param agent what the browser calls itself; empty: what it is
 */
record Screen(int width, ColorScheme scheme, boolean scripts, String agent) {
    static final int HEIGHT = 900;

    static Screen of(int width) {
        return new Screen(width, ColorScheme.LIGHT, true, "");
    }

    Screen withAgent(String name) {
        return new Screen(width, scheme, scripts, name);
    }

    Screen withScripts(boolean run) {
        return new Screen(width, scheme, run, agent);
    }
}
