/* SPDX-License-Identifier: MIT */
/* All of claimline: who accused whom, of what, when, on whose word, and who answered. */
#ifndef CLAIMLINE_CLAIMLINE_H
#define CLAIMLINE_CLAIMLINE_H

#include <claimline/check.h>
#include <claimline/corpus.h>
#include <claimline/date.h>
#include <claimline/diff.h>
#include <claimline/error.h>
#include <claimline/event.h>
#include <claimline/exchange.h>
#include <claimline/extract.h>
#include <claimline/graph.h>
#include <claimline/near.h>
#include <claimline/page.h>
#include <claimline/picture.h>
#include <claimline/review.h>
#include <claimline/table.h>
#include <claimline/version.h>

#endif
