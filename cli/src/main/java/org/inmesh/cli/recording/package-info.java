/** How the events of recorded traces are shown, and what formats they are converted to. */
package org.inmesh.cli.recording;
