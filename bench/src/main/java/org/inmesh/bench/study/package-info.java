/** Studies: programs x machines x cores x parameters x seeds, from a file of TOML to a table. */
package org.inmesh.bench.study;
