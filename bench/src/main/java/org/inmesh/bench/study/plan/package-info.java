/** What a study is, how its file is read, and which points it has. */
package org.inmesh.bench.study.plan;
