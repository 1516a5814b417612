/**
 * Reads litmus tests: herd's form for X86_64 and X86, and JSON lines with the states that memory
 * models allow. {@link org.inmesh.loader.litmus.LitmusFiles} reads files and folders of them.
 */
package org.inmesh.loader.litmus;
