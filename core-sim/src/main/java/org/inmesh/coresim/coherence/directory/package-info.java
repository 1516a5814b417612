/** How the directory notes which caches share a line, and what that costs in storage. */
package org.inmesh.coresim.coherence.directory;
