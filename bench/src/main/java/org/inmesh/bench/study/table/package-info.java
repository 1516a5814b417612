/** What a study found, as tables: a row for each point, means over seeds, crossovers. */
package org.inmesh.bench.study.table;
