package org.inmesh.bench.report;

/**
 * Something that was found.
 *
 * @param number what to remember, with its unit: {@code 2.1x}, {@code 256 cores}
 * @param text what it means and under which conditions, a sentence
 */
public record Claim(String number, String text) {}
