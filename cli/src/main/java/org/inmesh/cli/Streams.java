package org.inmesh.cli;

import java.io.InputStream;
import java.io.PrintStream;

/**
 * What a command reads from and writes to.
 *
 * @param in standard input
 * @param inIsTerminal whether somebody types standard input
 * @param out standard output
 * @param err standard error
 * @param errIsTerminal whether somebody watches standard error, who may want to see progress
 */
record Streams(
    InputStream in,
    boolean inIsTerminal,
    PrintStream out,
    PrintStream err,
    boolean errIsTerminal) {}
