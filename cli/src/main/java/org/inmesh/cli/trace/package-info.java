/** What cores do, instruction by instruction, as lines of text, CSV or JSON. */
package org.inmesh.cli.trace;
