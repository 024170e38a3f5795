/** The program of an editor's and an operator's commands: {@code cli/broadsheet --help}. */
@NullMarked
package broadsheet.cli;

import org.jspecify.annotations.NullMarked;
