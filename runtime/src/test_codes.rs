//! An enum of codes for tests: a few standard codes, five of its own and two ranges.

use crate::received::ReceivedCode;
use crate::standard::CloseCode;

crate::close_codes! {
    pub(crate) enum TestClose = inline r#"
category = "Test Codes"

[[code]]
value = 1000
name = "NormalClosure"
title = "Normal Closure"
description = "The work is done."
seen_when = "Either end finished."
reconnect = "never"

[[code]]
value = 1004
name = "Reserved"
title = "Reserved"
description = "Nobody knows."

[[code]]
value = 1005
name = "NoStatusReceived"
title = "No Status Received"
description = "There was no status."

[[code]]
value = 1006
name = "AbnormalClosure"
title = "Abnormal Closure"
description = "There was no Close frame."
reconnect = "immediately"

[[code]]
value = 1008
name = "PolicyViolation"
title = "Policy *Violation*"
description = "- Not a list.\n1. Nor this."

[[code]]
value = 1010
name = "MandatoryExtension"
title = "Mandatory Extension"
description = "The client needs an extension."
sent_by = "client"

[[code]]
value = 1011
name = "InternalError"
title = "Internal Error"
description = "It failed."

[[code]]
value = 1015
name = "TlsHandshakeFailure"
title = "TLS Handshake Failure"
description = "The TLS handshake failed."

[[code]]
value = 4001
name = "SessionExpired"
title = "Session Expired"
description = "The token is too old."
seen_when = "The token expires."
how_to_fix = "Fetch a new token."
sent_by = "server"
reconnect = "after_fix"
session = "new"
reason = "token expired"
reference = "https://example.org/chat#4001"

[[code]]
value = 4002
name = "Leaving"
title = "Leaving"
description = "The client leaves."
sent_by = "client"

[[code]]
value = 4003
name = "Internal"
title = "Internal"
description = "The state machine\ngave up."
sent_by = "nobody"

[[code]]
value = 4004
name = "Retired"
title = "Retired"
description = "It is of no use."
deprecated = "Use 4001."

[[code]]
value = 4900
name = "OwnInRange"
title = "Own In Range"
description = "It has its own sender."
sent_by = "client"

[[range]]
first = 4100
last = 4199
title = "Back Off"
description = "The server is busy."
sent_by = "nobody"
reconnect = "backoff"
session = "resume"

[[range]]
first = 4900
last = 4949
title = "Server Trouble"
description = "The server failed."
sent_by = "server"
"#;
}

/// A number, looked up in the standard registry.
pub(crate) fn number(code: u16) -> ReceivedCode<CloseCode> {
    ReceivedCode::from(code)
}
