/**
 * Published measurements of real machines beside what the presets make of them. Begin with {@link
 * org.inmesh.bench.validation.Validations}.
 */
package org.inmesh.bench.validation;
