/** The debugger's commands: what is typed, and what is shown. */
package org.inmesh.cli.debugger;
