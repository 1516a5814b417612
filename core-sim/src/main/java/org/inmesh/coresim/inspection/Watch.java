package org.inmesh.coresim.inspection;

/**
 * A word that stops the machine when it changes.
 *
 * @param number as shown
 * @param core whose memory
 * @param address of the word
 * @param description as the user gave it
 */
public record Watch(int number, int core, int address, String description) {}
