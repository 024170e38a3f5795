/** The program for editors and operators: {@code cli/broadsheet --help}. */
@NullMarked
package broadsheet.cli;

import org.jspecify.annotations.NullMarked;
