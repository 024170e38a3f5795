/**
 * @fileoverview What the readers' script is wrapped into: the compiler knows no import() in a script.
 * @externs
 */

/**
 * Runs another script of the site.
 * @param {string} path
 */
function load(path) {}
