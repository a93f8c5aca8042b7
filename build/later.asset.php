<?php return array('dependencies' => array('wp-i18n'), 'version' => '44152bae9e94237107bb');
