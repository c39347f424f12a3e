import HTTPTypes
import Hummingbird
import NIOCore

extension Response {
  init(_ page: HTML, status: HTTPResponse.Status = .ok) {
    self.init(page.text, type: "text/html; charset=utf-8", status: status)
  }

  init(_ text: String, type: String, status: HTTPResponse.Status = .ok) {
    self.init(
      status: status, headers: [.contentType: type], body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
  }
}
