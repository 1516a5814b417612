/** The command line: nothing but reading arguments and printing. */
package org.inmesh.cli;
