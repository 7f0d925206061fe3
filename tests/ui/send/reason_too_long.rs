use close_codes::{CloseCode, close_frame};

fn main() {
    let _ = close_frame!(Server, CloseCode::GoingAway, "サーバーは定期メンテナンスのため停止します。数分後にもう一度接続してください。ご不便をおかけします。");
}
