/**
 * Litmus tests: small programs of several threads whose final states tell which memory model a
 * machine has. A test is a {@link org.inmesh.coresim.litmus.LitmusTest}; {@link
 * org.inmesh.coresim.litmus.LitmusRunner} executes it many times on coherent memory, each time with
 * other timing.
 */
package org.inmesh.coresim.litmus;
