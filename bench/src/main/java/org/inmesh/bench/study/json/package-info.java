/** Runs and results as JSON, always in the same order and form. */
package org.inmesh.bench.study.json;
