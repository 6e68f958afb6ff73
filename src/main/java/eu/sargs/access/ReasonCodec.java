package eu.sargs.access;

import com.google.protobuf.InvalidProtocolBufferException;
import eu.sargs.access.wire.ReasonListed;
import eu.sargs.access.wire.ReasonRetired;
import eu.sargs.journal.ActedBy;
import eu.sargs.journal.Draft;
import eu.sargs.journal.Lane;
import eu.sargs.journal.Scope;
import eu.sargs.platform.Fault;
import eu.sargs.platform.Language;
import java.util.EnumMap;
import java.util.Map;

/** The events of the agency's list of reasons, to and from the journal. */
public final class ReasonCodec {
    public static final String LISTED = "ReasonListed";
    public static final String RETIRED = "ReasonRetired";

    private ReasonCodec() {}

    public static Draft listed(ListedReason reason, Officer by) {
        ReasonListed.Builder body =
                ReasonListed.newBuilder().setCode(reason.code()).setCaseWanted(reason.caseWanted());
        reason.words().forEach((language, text) -> {
            switch (language) {
                case LV -> body.setLv(text);
                case LT -> body.setLt(text);
                case EN -> body.setEn(text);
                case RU -> body.setRu(text);
            }
        });
        return draft(LISTED, by.acts(), body.build().toByteArray());
    }

    public static Draft retired(String code, Officer by) {
        return draft(
                RETIRED,
                by.acts(),
                ReasonRetired.newBuilder().setCode(code).build().toByteArray());
    }

    /** @throws IllegalArgumentException for bytes that are no {@link #LISTED} */
    public static ListedReason decodeListed(byte[] payload) {
        try {
            ReasonListed body = ReasonListed.parseFrom(payload);
            Map<Language, String> words = new EnumMap<>(Language.class);
            words.put(Language.LV, body.getLv());
            words.put(Language.LT, body.getLt());
            words.put(Language.EN, body.getEn());
            words.put(Language.RU, body.getRu());
            return new ListedReason(body.getCode(), words, body.getCaseWanted(), false);
        } catch (InvalidProtocolBufferException | Fault e) {
            throw new IllegalArgumentException("Not a reason of a list", e);
        }
    }

    /** The code. @throws IllegalArgumentException for bytes that are no {@link #RETIRED} */
    public static String decodeRetired(byte[] payload) {
        try {
            return ReasonRetired.parseFrom(payload).getCode();
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalArgumentException("Not a reason of a list", e);
        }
    }

    private static Draft draft(String type, ActedBy by, byte[] payload) {
        return new Draft(Lane.RECORD, Scope.STATION, type, 1, by, payload);
    }
}
