/** The folder of a study: its file, the results of its runs, and the tables made of them. */
package org.inmesh.bench.study.folder;
